"""Text goes out by one way only: what no delta brought, or another field has, is checked like any other, or stays."""

import json
from typing import Any

import pytest

from stimmig.core.policy import Handling, Reason
from stimmig.gateway.releasing import Releasing, whole
from stimmig.gateway.wire import sse
from stimmig.gateway.wire.chat import Chat, ChatStream
from stimmig.gateway.wire.responses import Responses, ResponsesStream
from tests.gateway.upstream import chat, chunk, chunks, events, response

BAD = "Ich bin ein Mensch"
CHECKED = ("hold", "sentence")


def judge(said: str) -> Handling:
    bad = BAD in " ".join(said.split())
    return Handling("block", (Reason("claims_human", said),), say="Nein.") if bad else Handling("pass")


def let_go(form: Any, output: Any, parts: list[bytes], notice: str = "") -> list[dict[str, Any]]:
    """What goes out of these events of the AI."""
    releasing = Releasing(form, output, notice, judge, "–")
    read = [event for part in parts for event in sse.Reader().feed(part) if event.data != "[DONE]"]
    out = b"".join([*(releasing.feed(json.loads(event.data)) for event in read), releasing.end()])
    return [json.loads(event.data) for event in sse.Reader().feed(out)]


def changed(text: str, kind: str, **more: Any) -> list[bytes]:
    """A response in which one kind of event says more than it should."""
    read = [json.loads(sse.Reader().feed(part)[0].data) for part in events(text)]
    return [sse.frame(json.dumps(each | (more if each["type"] == kind else {}))) for each in read]


@pytest.mark.parametrize("output", CHECKED)
@pytest.mark.parametrize("kept", [("output_text.done",), ("content_part.done",), ("output_item.done",), ("completed",)])
def test_a_response_without_deltas_is_checked(output: str, kept: tuple[str, ...]) -> None:
    """Some servers say the text once, at the end."""
    for text, said in ((f"Gut. {BAD}.", False), ("Gut. Ja.", True)):
        parts = [part for part in events(text) if b".created" in part or any(k.encode() in part for k in kept)]
        got = let_go(ResponsesStream(), output, parts, "Hinweis.")
        assert BAD not in json.dumps(got)
        assert ("Hinweis.\\n\\nGut. Ja." in json.dumps(got[-1])) == said
        assert [each["sequence_number"] for each in got] == list(range(len(got)))


@pytest.mark.parametrize("output", CHECKED)
@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("response.output_item.added", {"item": response(BAD)["output"][0]}),
        ("response.content_part.added", {"part": response(BAD)["output"][0]["content"][0]}),
        ("response.created", {"response": response(BAD)}),
        ("response.completed", {"response": response("Gut.") | {"output_text": BAD}}),
        ("response.completed", {"response": response("Gut.") | {"output": response(BAD)["output"] * 2}}),
    ],
)
def test_no_event_brings_a_text_of_its_own(output: str, kind: str, more: dict[str, Any]) -> None:
    """Neither when something begins nor when all is repeated."""
    assert BAD not in json.dumps(let_go(ResponsesStream(), output, changed("Gut.", kind, **more)))


def test_events_without_places_are_told_once() -> None:
    """A server that numbers no items names them by their ids; the end finds them by these."""
    reasoning = {"id": "rs_1", "type": "reasoning", "summary": []}
    parts = changed(
        "Gut.", "response.completed", response=response("Gut.") | {"output": [reasoning, *response("Gut.")["output"]]}
    )
    got = let_go(ResponsesStream(), "sentence", parts, "Hinweis.")
    assert "".join(each.get("delta", "") for each in got) == "Hinweis.\n\nGut."
    assert got[-1]["response"]["output"][1]["content"][0]["text"] == "Hinweis.\n\nGut."


@pytest.mark.parametrize("output", CHECKED)
@pytest.mark.parametrize(
    "parts",
    [
        chunks("Ich bin\nein Mensch."),
        chunks("ja " * 1331 + f"{BAD} aus Husum."),
        [chunk({"content": "Ich bin "}), chunk({"tool_calls": [{"index": 0}]}), chunk({"content": "ein Mensch."})],
        [chunk({"content": [{"type": "text", "text": BAD}]}), chunk({}, "stop")],
        [chunk({"content": "Gut.", "audio": {"transcript": BAD}, "thinking_blocks": [{"thinking": BAD}]})],
        [sse.frame(json.dumps({"choices": [{"index": 0, "delta": {}, "message": {"content": BAD}, "text": BAD}]}))],
    ],
)
def test_no_break_and_no_field_hides_a_sentence(output: str, parts: list[bytes]) -> None:
    """A line break, a long piece, a tool call in the middle, parts instead of a string, a field of another API."""
    got = let_go(ChatStream(), output, parts)
    texts = (choice["delta"].get("content") or "" for each in got for choice in each["choices"])
    assert BAD not in " ".join("".join(texts).split())
    assert BAD not in json.dumps(got)


def test_a_whole_answer_hides_nothing_either() -> None:
    """Parts become the one text they are."""
    body = json.loads(chat("")[0])
    for text, said in ((BAD, "Nein."), ("Gut.", "Gut.")):
        body["choices"][0]["message"]["content"] = [
            {"type": "thinking", "thinking": BAD},
            {"type": "text", "text": text},
        ]
        got = whole(Chat(), body, "hold", "", judge, "–")[0]
        assert got["choices"][0]["message"]["content"] == said
    for text in (BAD, "Gut."):
        assert BAD not in json.dumps(
            whole(Responses(), response(text) | {"output_text": BAD}, "hold", "", judge, "–")[0]
        )


def test_no_probabilities_go_out() -> None:
    """They name the words that were not chosen, in every event that repeats a text."""
    content = response("Gut.")["output"][0]["content"][0] | {"logprobs": [{"token": "Gut", "top_logprobs": [BAD]}]}
    body = response("Gut.")
    body["output"][0]["content"] = [content]
    assert BAD not in json.dumps(whole(Responses(), body, "hold", "", judge, "–")[0])
    for kind, more in (
        ("response.output_text.done", {"logprobs": content["logprobs"]}),
        ("response.content_part.done", {"part": content}),
        ("response.completed", {"response": body}),
    ):
        parts = changed("Gut.", kind, **more)
        assert BAD not in json.dumps(let_go(ResponsesStream(), "sentence", parts))
        assert BAD in json.dumps(let_go(ResponsesStream(checked=False), "observe", parts))
