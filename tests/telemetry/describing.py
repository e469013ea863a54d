"""Short ways to say what a service sends."""

import json
from typing import Any

from stimmig.telemetry.calls import Message, Part
from stimmig.telemetry.otlp import LogRecord, Span

KEY = "sk-stimmig-only-for-tests"
TRACE = "5b8efff798038103d269b633813fc60c"
SECOND = 10**9


def said(role: str, text: str) -> Message:
    """One message of plain text."""
    return Message(role, (Part("text", text),))


def parts(*messages: tuple[str, str]) -> str:
    """Messages as the attribute of GenAI 1.37 holds them."""
    return json.dumps([{"role": role, "parts": [{"type": "text", "content": text}]} for role, text in messages])


def id_of(number: int) -> str:
    """A span's id; empty for 0."""
    return f"{number:016x}" if number else ""


def span(number: int, parent: int = 0, trace: str = TRACE, at: int = 0, **facts: Any) -> Span:
    """A span of one second that begins `at` seconds (its number where not said)."""
    began = (at or number) * SECOND
    lost = facts.pop("lost", 0)
    attributes = {name.replace("__", "."): value for name, value in facts.items()}
    return Span(trace, id_of(number), id_of(parent), "", began, began + SECOND, attributes, lost=lost)


def call(number: int, asked: str = "", answered: str = "", parent: int = 0, **facts: Any) -> Span:
    """A span that calls a model; without words where none are given."""
    content = {"gen_ai.operation.name": "chat", "gen_ai.request.model": "m"}
    content |= {"gen_ai.input.messages": parts(("user", asked))} if asked else {}
    content |= {"gen_ai.output.messages": parts(("assistant", answered))} if answered else {}
    return span(number, parent, **{**content, **facts})


def event(number: int, name: str, body: Any = None, at: int = 0, **facts: Any) -> LogRecord:
    """A log record that belongs to a span."""
    attributes = {key.replace("__", "."): value for key, value in facts.items()}
    return LogRecord(TRACE if number else "", id_of(number), name, (at or number) * SECOND, attributes, body)
