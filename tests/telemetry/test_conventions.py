"""Old and new names, and every way of writing messages, give the same call."""

import json
from typing import Any

import pytest

from stimmig.telemetry.calls import Message, Part
from stimmig.telemetry.conventions import call_of, ids, of_events
from stimmig.telemetry.messages import Histories, messages
from stimmig.telemetry.otlp import LogRecord
from tests.telemetry.describing import TRACE, event, id_of, parts, said, span

ASKED, ANSWERED, TOLD = said("user", "Moin"), said("assistant", "Hallo"), said("system", "Sei freundlich.")
CHAT = [{"role": "system", "content": "Sei freundlich."}, {"role": "user", "content": "Moin"}]
GENAI = {"gen_ai.operation.name": "chat", "gen_ai.request.model": "m"}
TOKENS = {"gen_ai.usage.input_tokens": 7, "gen_ai.usage.output_tokens": 3}
WAYS: dict[str, dict[str, Any]] = {
    "GenAI 1.37": {
        **GENAI,
        **TOKENS,
        "gen_ai.provider.name": "openai",
        "gen_ai.system_instructions": json.dumps([{"type": "text", "content": "Sei freundlich."}]),
        "gen_ai.input.messages": parts(("user", "Moin")),
        "gen_ai.output.messages": parts(("assistant", "Hallo")),
    },
    "GenAI 1.37, structured": {
        **GENAI,
        **TOKENS,
        "gen_ai.provider.name": "openai",
        "gen_ai.input.messages": json.loads(parts(("system", "Sei freundlich."), ("user", "Moin"))),
        "gen_ai.output.messages": json.loads(parts(("assistant", "Hallo"))),
    },
    "GenAI 1.26": {
        **GENAI,
        "gen_ai.usage.prompt_tokens": 7,
        "gen_ai.usage.completion_tokens": 3,
        "gen_ai.system": "openai",
        "gen_ai.prompt": json.dumps(CHAT),
        "gen_ai.completion": json.dumps([{"role": "assistant", "content": "Hallo"}]),
    },
    "OpenInference": {
        "openinference.span.kind": "LLM",
        "llm.model_name": "m",
        "llm.provider": "openai",
        "llm.token_count.prompt": 7,
        "llm.token_count.completion": 3,
        "llm.input_messages.1.message.role": "user",
        "llm.input_messages.1.message.contents.0.message_content.type": "text",
        "llm.input_messages.1.message.contents.0.message_content.text": "Moin",
        "llm.input_messages.0.message.role": "system",
        "llm.input_messages.0.message.content": "Sei freundlich.",
        "llm.output_messages.0.message.role": "assistant",
        "llm.output_messages.0.message.content": "Hallo",
        "input.value": "not read where something better is there",
    },
    "OpenInference, as it was sent": {
        "openinference.span.kind": "LLM",
        "llm.model_name": "m",
        "llm.system": "openai",
        "llm.token_count.prompt": 7,
        "llm.token_count.completion": 3,
        "input.value": json.dumps({"messages": CHAT, "model": "m"}),
        "output.value": "Hallo",
    },
    "OpenLLMetry": {
        "llm.request.type": "chat",
        "gen_ai.request.model": "m",
        "gen_ai.system": "openai",
        "llm.usage.prompt_tokens": 7,
        "llm.usage.completion_tokens": 3,
        "gen_ai.prompt.0.role": "system",
        "gen_ai.prompt.0.content": "Sei freundlich.",
        "gen_ai.prompt.1.role": "user",
        "gen_ai.prompt.1.content": "Moin",
        "gen_ai.completion.0.role": "assistant",
        "gen_ai.completion.0.content": "Hallo",
    },
}


@pytest.mark.parametrize("way", WAYS)
def test_every_convention_tells_the_same_call(way: str) -> None:
    """Words, model, provider and tokens, whatever they are called."""
    call = call_of(span(1, **WAYS[way]))
    assert call is not None
    assert (call.instructions, call.asked, call.answered) == ((TOLD,), (ASKED,), (ANSWERED,))
    assert (call.model, call.provider, call.tokens_in, call.tokens_out, call.flags) == ("m", "openai", 7, 3, ())


@pytest.mark.parametrize(
    "attributes",
    [
        {},
        {"http.request.method": "POST"},
        {**GENAI, "gen_ai.operation.name": "embeddings"},
        {**GENAI, "gen_ai.operation.name": "invoke_agent", "gen_ai.input.messages": "[]"},
        {"openinference.span.kind": "CHAIN", "input.value": "Moin"},
        {"gen_ai.operation.name": "chat"},
    ],
)
def test_other_spans_are_no_calls(attributes: dict[str, Any]) -> None:
    """An agent's span tells again what the calls inside it tell."""
    assert call_of(span(1, **attributes)) is None


def test_content_on_the_spans_own_events_is_found() -> None:
    """Some libraries put it there."""
    details = {
        "gen_ai.input.messages": parts(("user", "Moin")),
        "gen_ai.output.messages": parts(("assistant", "Hallo")),
    }
    inside = LogRecord(TRACE, id_of(1), "gen_ai.client.inference.operation.details", 1, details)
    one = span(1, **GENAI)
    call = call_of(type(one)(*[getattr(one, name) for name in one.__slots__[:7]], events=(inside,)))
    assert call is not None
    assert (call.asked, call.answered) == ((ASKED,), (ANSWERED,))


def test_the_old_events_make_one_call() -> None:
    """One event a message, in the order of their times; a tool is asked and answers."""
    wants = {"id": "c1", "type": "function", "function": {"name": "book", "arguments": '{"seat": 1}'}}
    (call,) = of_events(
        [
            event(1, "gen_ai.choice", {"index": 0, "message": {"content": "Hallo"}, "finish_reason": "stop"}, at=9),
            event(1, "gen_ai.user.message", {"content": "Moin"}, at=2),
            event(1, "gen_ai.assistant.message", {"tool_calls": [wants]}, at=3),
            event(1, "gen_ai.tool.message", {"id": "c1", "content": "done", "role": "tool"}, at=4),
            event(1, "gen_ai.system.message", "Sei freundlich.", at=1),
            event(1, "something.else", "…", at=1),
        ]
    )
    asked = Message("assistant", (Part("tool_call", '{"seat":1}', "book", "c1"),))
    answered = Message("tool", (Part("tool_result", "done", id="c1"),))
    assert (call.instructions, call.asked, call.answered) == ((TOLD,), (ASKED, asked, answered), (ANSWERED,))


def test_text_cut_off_by_a_limit_is_incomplete() -> None:
    """What came is kept as it came."""
    whole = parts(("user", "Moin"))
    call = call_of(span(1, **GENAI, **{"gen_ai.input.messages": whole[:-7]}))
    assert call is not None
    assert (call.flags, call.asked[0].parts[0].kind) == (("incomplete",), "cut")


@pytest.mark.parametrize(
    ("piece", "part"),
    [
        ({"type": "reasoning", "content": "hm"}, Part("reasoning", "hm")),
        (
            {"type": "tool_call", "id": "1", "name": "f", "arguments": {"b": 1, "a": 2}},
            Part("tool_call", '{"a":2,"b":1}', "f", "1"),
        ),
        ({"type": "tool_use", "id": "1", "name": "f", "input": {}}, Part("tool_call", "{}", "f", "1")),
        ({"type": "tool_call_response", "id": "1", "response": "ok"}, Part("tool_result", "ok", id="1")),
        ({"type": "function_call_output", "call_id": "1", "output": "ok"}, Part("tool_result", "ok", id="1")),
        ({"type": "uri", "uri": "x:1"}, Part("other", '{"type":"uri","uri":"x:1"}')),
        ("plain", Part("text", "plain")),
    ],
)
def test_every_kind_of_part_is_read(piece: Any, part: Part) -> None:
    """What is not known is kept as it is."""
    assert messages([{"role": "user", "parts": [piece]}], "user") == (Message("user", (part,)),)


def test_a_history_read_as_its_growth_is_the_same() -> None:
    """Only what is new is read; an answer told differently is read anew."""
    histories, told = Histories(), [("user", "a"), ("assistant", "b"), ("user", "c")]
    for sent in (parts(*told[:1]), parts(*told), parts(*told), parts(*told[1:]), parts(*told)[:-3], parts(*told)):
        assert histories.messages(sent, "user", TRACE) == messages(sent, "user")


def test_an_id_too_long_to_be_told_apart_is_none() -> None:
    """Cut off, it might be somebody else's."""
    assert ids({"gen_ai.conversation.id": "x" * 201, "session.id": 7}) == ("", "7")
