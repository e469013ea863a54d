"""Reading messages: parts as the GenAI conventions write them, content as OpenAI does, or flattened to attributes."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from stimmig.telemetry.calls import Kind, Message, Part
from stimmig.telemetry.otlp.nouns import Value, readable

ONE_FORM = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=repr)
NUMBERED = re.compile(r"(\d{1,5})\.(.+)", re.DOTALL)
PARTS: dict[str, Kind] = {  # what a part calls itself -> what we call it
    "text": "text",  # GenAI 1.37, OpenAI chat
    "input_text": "text",  # OpenAI responses
    "output_text": "text",
    "refusal": "text",
    "reasoning": "reasoning",  # GenAI 1.38
    "thinking": "reasoning",  # Anthropic
    "tool_call": "tool_call",  # GenAI 1.37
    "tool_use": "tool_call",  # Anthropic
    "function_call": "tool_call",  # OpenAI responses
    "tool_call_response": "tool_result",  # GenAI 1.37
    "tool_result": "tool_result",  # Anthropic
    "function_call_output": "tool_result",  # OpenAI responses
}


def messages(value: Value, role: str) -> tuple[Message, ...]:
    """The messages of an attribute: a list, JSON in a text, or a plain text said by `role`."""
    found = parsed(value)
    if isinstance(found, dict):
        inside = found.get("messages")
        found = inside if isinstance(inside, list) else [found]
    if not isinstance(found, list):
        return (Message(role, (_cut(found),)),) if found not in (None, "") else ()
    if found and all(_is_part(one) for one in found):  # gen_ai.system_instructions is a list of parts
        return _whole(role, [_part(one) for one in found])
    return tuple(message for one in found for message in _message(one, role))


class Histories:
    """The last history each trace told in this request.

    A service sends the whole conversation with every call, so a history most often is the one before it and a little
    more. What is the same JSON up to its closing bracket is not read twice: a long conversation costs what is new in
    it, not its square.
    """

    def __init__(self) -> None:
        self._last: dict[str, tuple[str, tuple[Message, ...]]] = {}

    def messages(self, value: Value, role: str, trace: str) -> tuple[Message, ...]:
        """As `messages` reads it."""
        if not isinstance(value, str) or not value.startswith("[{"):
            return messages(value, role)
        before, said = self._last.get(trace, ("", ()))
        more = value[len(before) - 1 :]
        new = parsed("[" + more[1:]) if said and more.startswith(",") and value.startswith(before[:-1]) else None
        said = said + messages(new, role) if isinstance(new, list) else messages(value, role)
        if value.endswith("]") and not cut(said[-1:]):
            self._last[trace] = value, said
        return said


def cut(said: Sequence[Message]) -> bool:
    """Whether something in it could not be read to its end."""
    return any(part.kind == "cut" for message in said for part in message.parts)


def numbered(attributes: Mapping[str, Value], prefix: str) -> list[dict[str, Value]]:
    """Attributes `prefix.0.role`, `prefix.1.role` … as a list of objects, in order."""
    found: dict[int, dict[str, Value]] = {}
    for name, value in attributes.items():
        if name.startswith(prefix) and (match := NUMBERED.fullmatch(name[len(prefix) :])):
            found.setdefault(int(match[1]), {})[match[2]] = value
    return [found[number] for number in sorted(found)]


def flattened(attributes: Mapping[str, Value], prefix: str, role: str) -> tuple[Message, ...]:
    """Messages that stand one attribute a field, as OpenInference and OpenLLMetry write them."""
    return tuple(message for one in numbered(attributes, prefix) for message in _flat(one, role))


def parsed(value: Value) -> Value:
    """JSON in a text, else the value itself. A text that only begins like JSON was cut on its way."""
    if not isinstance(value, str) or not value.lstrip().startswith(("[", "{")):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value


def _cut(value: Value) -> Part:
    text = _text(value)
    return Part("cut" if text.lstrip().startswith(("[{", "{")) else "text", text)


def _message(one: Value, role: str) -> Iterator[Message]:
    if not isinstance(one, dict):
        yield from _whole(role, [Part("text", _text(one))])
        return
    inside = one.get("message")
    if isinstance(inside, dict):  # gen_ai.choice: {"index": 0, "message": {...}, "finish_reason": "stop"}
        one = inside
    said_by = one.get("role")
    yield from _whole(said_by if isinstance(said_by, str) and said_by else role, _parts(one))


def _whole(role: str, parts: Sequence[Part]) -> tuple[Message, ...]:
    return (Message(readable(role), tuple(parts)),) if parts else ()


def _parts(one: Mapping[str, Any]) -> list[Part]:
    """Everything one message says, in any of the three ways of writing it."""
    content = one.get("parts", one.get("content", one.get("message")))
    content = parsed(content) if isinstance(content, str) and content.lstrip().startswith("[{") else content
    tool = str(one.get("tool_call_id") or one.get("id") or "")
    if isinstance(content, list):
        parts = [_part(piece) for piece in content]
    elif content in (None, ""):
        parts = []
    elif one.get("role") == "tool":
        parts = [Part("tool_result", _text(content), id=readable(tool))]
    else:
        parts = [Part("text", _text(content))]
    calls = one.get("tool_calls")
    return parts + [_part(call) for call in (calls if isinstance(calls, list) else [])]


def _is_part(one: Value) -> bool:
    return isinstance(one, dict) and "role" not in one and one.get("type") in PARTS


def _part(piece: Value) -> Part:
    if not isinstance(piece, dict):
        return Part("text", _text(piece))
    function = piece.get("function")
    if isinstance(function, dict):  # OpenAI chat: {"id": ..., "type": "function", "function": {...}}
        return _tool_call(function, piece.get("id"))
    kind = PARTS.get(str(piece.get("type", "text")), "other")
    if kind == "tool_call":
        return _tool_call(piece, piece.get("call_id") or piece.get("id"))
    if kind == "tool_result":
        found = next((piece[name] for name in ("response", "result", "output", "content") if name in piece), "")
        tool = piece.get("id") or piece.get("call_id") or piece.get("tool_use_id") or ""
        return Part("tool_result", _text(found), id=readable(str(tool)))
    said = next((piece[name] for name in ("content", "text", "refusal", "thinking") if name in piece), None)
    return Part("other", _text(piece)) if kind == "other" or said is None else Part(kind, _text(said))


def _tool_call(piece: Mapping[str, Any], call: Value) -> Part:
    arguments = piece.get("arguments", piece.get("input"))
    return Part(
        "tool_call", _text(parsed(arguments)), readable(str(piece.get("name") or "")), readable(str(call or ""))
    )


def _flat(one: Mapping[str, Value], role: str) -> tuple[Message, ...]:
    """One flattened message; OpenInference puts `message.` before each name."""
    named = {name.removeprefix("message."): value for name, value in one.items()}
    contents = [
        {"type": piece.get("message_content.type", "text"), "text": piece.get("message_content.text", "")}
        for piece in numbered(named, "contents.")
    ]
    calls = [
        {name.removeprefix("tool_call.").removeprefix("function."): value for name, value in call.items()}
        for call in numbered(named, "tool_calls.")
    ]
    whole = {**named, "content": named.get("content") or contents}
    whole["tool_calls"] = [{"type": "tool_call", **call} for call in calls]
    return tuple(_message(whole, role))


def _text(value: Value) -> str:
    """A value as text: itself, or its canonical JSON, so that the same value always reads the same."""
    if isinstance(value, str):
        return readable(value)
    if isinstance(value, bytes):
        return value.hex()
    try:
        return readable(ONE_FORM.encode(value))
    except (TypeError, ValueError, RecursionError):
        return ""
