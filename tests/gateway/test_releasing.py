"""Nothing forbidden goes out in hold and sentence mode, however the network splits the AI's answer."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stimmig.core.policy import Handling, Reason
from stimmig.gateway.releasing import Releasing, whole
from stimmig.gateway.wire import sse
from stimmig.gateway.wire.chat import Chat, ChatStream
from stimmig.gateway.wire.responses import Responses, ResponsesStream
from tests.gateway.upstream import chat, chunk, chunks, events, response

BAD = "Ich bin ein Mensch"
SAY = "Das sagt hier keine KI."
TEXTS = ("Guten Tag. ", "Ich bin", " ein Mensch", " aus Husum. Wirklich", ".")
FORMS: dict[str, Any] = {"chat": (ChatStream, chunks), "responses": (ResponsesStream, events)}


def judge(said: str) -> Handling:
    if BAD in said:
        return Handling("block", (Reason("claims_human", said),), say=SAY)
    return Handling("pass", (Reason("seen", said),) if "Husum" in said else ())


def let_go(kind: str, output: Any, parts: list[bytes], notice: str = "") -> tuple[list[dict[str, Any]], Releasing]:
    form, _ = FORMS[kind]
    reader, releasing = sse.Reader(), Releasing(form(), output, notice, judge, "–")
    out = [releasing.feed(json.loads(e.data)) for part in parts for e in reader.feed(part) if e.data != "[DONE]"]
    out.append(releasing.end())
    return [json.loads(event.data) for event in sse.Reader().feed(b"".join(out))], releasing


def said(got: list[dict[str, Any]]) -> str:
    deltas = [each.get("delta", "") for each in got if each.get("type") == "response.output_text.delta"]
    return "".join(deltas) + "".join(
        choice["delta"].get("content") or "" for each in got for choice in each.get("choices", ())
    )


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize("output", ["hold", "sentence"])
def test_no_split_lets_anything_slip(kind: str, output: str) -> None:
    """The stream cut at every byte: what goes out is the same, and no letter of it is forbidden."""
    stream = b"".join(FORMS[kind][1](*TEXTS))
    expected, _ = let_go(kind, output, [stream])
    assert BAD[:10] not in json.dumps(expected, ensure_ascii=False)
    assert said(expected) == (SAY if output == "hold" else f"Guten Tag. \n\n{SAY}")
    for at in range(1, len(stream)):
        assert let_go(kind, output, [stream[:at], stream[at:]])[0] == expected


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text("abIch ein Mensch.!\n", min_size=1, max_size=9), max_size=12), st.sampled_from(sorted(FORMS)))
def test_what_is_allowed_arrives_whole(texts: list[str], kind: str) -> None:
    """In the pieces a sentence makes, and never more than the AI said."""
    stream = b"".join(FORMS[kind][1](*texts))
    for output in ("hold", "sentence", "observe"):
        got, releasing = let_go(kind, output, [stream])
        if not releasing.outcome.ended_by:
            assert said(got) == "".join(texts)
            assert "".join(releasing.outcome.texts().values()) == "".join(texts)


def test_a_blocked_response_ends_like_any_other() -> None:
    """The words in its place stand in every event that repeats them, and it says that it was filtered."""
    got, releasing = let_go("responses", "sentence", events(*TEXTS), "Hinweis.")
    types = [each["type"].removeprefix("response.") for each in got]
    assert types[-4:] == ["output_text.done", "content_part.done", "output_item.done", "incomplete"]
    text = f"Hinweis.\n\nGuten Tag. \n\n{SAY}"
    assert got[-4]["text"] == got[-3]["part"]["text"] == got[-2]["item"]["content"][0]["text"] == text
    assert got[-1]["response"]["output"][0]["content"][0]["text"] == text
    assert got[-1]["response"]["incomplete_details"] == {"reason": "content_filter"}
    assert [each["sequence_number"] for each in got] == list(range(len(got)))
    assert releasing.outcome.action == "blocked"
    assert list(releasing.outcome.texts().values()) == [f"Guten Tag. \n\n{SAY}"]  # the notice rests apart


@pytest.mark.parametrize("kind", FORMS)
def test_observe_ends_behind_what_must_end(kind: str) -> None:
    """The sentence is out by then: that is what the mode cannot guarantee. What the rules let pass is only noted."""
    got, releasing = let_go(kind, "observe", FORMS[kind][1]("Aus Husum. ", *TEXTS))
    assert said(got) == f"Aus Husum. {''.join(TEXTS[:4])}\n\n{SAY}"
    assert [each.code for each in releasing.outcome.found] == ["seen", "claims_human"]
    numbers = [each["sequence_number"] for each in got if kind == "responses"]
    assert numbers == list(range(len(numbers)))
    if kind == "responses":
        assert got[-1]["response"]["output"][0]["content"][0]["text"] == said(got)
    got, _ = let_go(kind, "observe", FORMS[kind][1]("Ja. ", f"{BAD}"))
    assert said(got) == f"Ja. {BAD}\n\n{SAY}"


def test_only_the_choice_that_must_end_ends() -> None:
    """Of several choices each is an answer of its own, with a notice of its own."""
    stream = [
        chunk({"content": f"{BAD}. Ja."}), chunk({"content": "Alles gut."}, index=1), chunk({}, "stop"),
        chunk({}, "stop", index=1), b"data: [DONE]\n\n",
    ]  # fmt: skip
    reader, releasing = sse.Reader(), Releasing(ChatStream(2), "sentence", "Hinweis.", judge, "–")
    out = b"".join(releasing.feed(json.loads(e.data)) for part in stream for e in reader.feed(part) if e.data[0] == "{")
    choices = [json.loads(e.data)["choices"][0] for e in sse.Reader().feed(out + releasing.end())]
    texts = {index: "".join(c["delta"].get("content", "") for c in choices if c["index"] == index) for index in (0, 1)}
    assert texts == {0: f"Hinweis.\n\n{SAY}", 1: "Hinweis.\n\nAlles gut."}
    reasons = {c["index"]: c["finish_reason"] for c in choices if c["finish_reason"]}
    assert reasons == {0: "content_filter", 1: "stop"}


def test_tool_calls_pass_untouched() -> None:
    """A call nobody reads needs no notice; its pieces keep their order and every field."""
    call = {"tool_calls": [{"index": 0, "id": "c1", "function": {"name": "f", "arguments": "{}"}, "vendor": 1}]}
    stream = [chunk({"role": "assistant", "content": None}), chunk(call), chunk({}, "tool_calls")]
    for output in ("hold", "sentence", "observe"):
        got, releasing = let_go("chat", output, stream, "Hinweis.")
        assert got[1]["choices"][0]["delta"] == call
        assert got[0]["choices"][0]["delta"] == {"role": "assistant", "content": None}
        assert not releasing.outcome.disclosed


def test_nobody_reads_what_nobody_checked() -> None:
    """Reasoning and token probabilities carry the same words past every check."""
    leak = {"reasoning_content": BAD, "content": "Gut."}
    for output in ("hold", "sentence"):
        got, _ = let_go("chat", output, [chunk(leak), chunk({}, "stop")])
        assert BAD not in json.dumps(got)
    body = json.loads(chat("Gut.", reasoning=BAD)[0])
    body["choices"][0]["logprobs"] = {"content": [{"token": BAD}]}
    assert BAD not in json.dumps(whole(Chat(), body, "hold", "", judge, "–")[0])
    body = response("Gut.")
    body["output"].insert(0, {"type": "reasoning", "id": "rs_1", "summary": [{"type": "summary_text", "text": BAD}]})
    assert BAD not in json.dumps(whole(Responses(), body, "sentence", "", judge, "–")[0])


def test_a_whole_answer_is_replaced() -> None:
    """In its own shape, with the notice before it; unknown fields stay."""
    body = json.loads(chat(f"{BAD}.")[0]) | {"vendor": {"x": 1}}
    got, outcome = whole(Chat(), body, "sentence", "Hinweis.", judge, "–")
    assert got["choices"][0]["message"]["content"] == f"Hinweis.\n\n{SAY}"
    assert (got["choices"][0]["finish_reason"], got["vendor"], outcome.action) == (
        "content_filter",
        {"x": 1},
        "blocked",
    )
    answer, outcome = whole(Responses(), response(f"{BAD}."), "hold", "", judge, "–")
    assert answer["output"][0]["content"][0]["text"] == SAY
    assert answer["status"] == "incomplete"
