"""One call of a model, as a service told of it, and what was said in it. Pure: no clock, no database."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, NamedTuple

Kind = Literal["text", "reasoning", "tool_call", "tool_result", "other", "cut"]


class Part(NamedTuple):
    """A piece of a message. `text` is what was said, a tool's arguments as JSON, or a tool's result.

    `other` is anything else, as JSON, such as a picture's address; `cut` is what could not be read to its end.
    """

    kind: Kind
    text: str
    name: str = ""  # of the tool
    id: str = ""  # of the tool's call


class Message(NamedTuple):
    """What one speaker said: `system`, `user`, `assistant`, `tool`, or what the service calls it."""

    role: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """One call, or the part of it that has been heard so far.

    `asked` is what the model was given, most often the conversation so far; `answered` what it gave back, one message
    a choice. `instructions` are the system messages before the first of a person. `conversation` and `session` are
    the call's own; empty where it has none. Times are nanoseconds since 1970 by the service's clock.
    `events_at` is when the first of the old single-message events came, 0 for everything else.
    `whole` says that the span was heard, not only an event of it. `flags`: `incomplete`.
    """

    trace: str
    span: str
    parent: str = ""
    response_id: str = ""
    conversation: str = ""
    session: str = ""
    model: str = ""
    provider: str = ""
    instructions: tuple[Message, ...] = ()
    asked: tuple[Message, ...] = ()
    answered: tuple[Message, ...] = ()
    tools: tuple[str, ...] = ()
    tokens_in: int | None = None
    tokens_out: int | None = None
    started: int = 0
    ended: int = 0
    events_at: int = 0
    whole: bool = False
    error: str = ""  # why it failed, as a code; then no answer is missing
    flags: tuple[str, ...] = ()

    @property
    def has_text(self) -> bool:
        """Whether both sides are there: what was asked, and what was answered."""
        return bool(self.asked and (self.answered or self.error))


def written(calls: Sequence[Call]) -> bytes:
    """Calls as they rest while they wait: a message that several of them hold is written once."""
    places: dict[Message, int] = {}
    rest = []
    for call in calls:
        one = {field.name: getattr(call, field.name) for field in fields(call)}
        for name in SPEECH:
            one[name] = [places.setdefault(message, len(places)) for message in one[name]]
        rest.append(one)
    return json.dumps([list(places), rest], ensure_ascii=False, separators=(",", ":")).encode()


def read(rests: bytes) -> list[Call]:
    """Calls as they were written."""
    messages, calls = json.loads(rests)
    known = [Message(role, tuple(Part(*part) for part in parts)) for role, parts in messages]
    for one in calls:
        one |= {name: tuple(known[place] for place in one[name]) for name in SPEECH}
        one |= {name: tuple(one[name]) for name in ("tools", "flags")}
    return [Call(**one) for one in calls]


FACTS = ("response_id", "parent", "conversation", "session", "model", "provider", "error", "tools", "started", "ended")
SPEECH = ("instructions", "asked", "answered")


def merged(one: Call, other: Call) -> Call:
    """Two parts of the same call as one, whichever came first. The span's own word counts where both have one."""
    first, second = (one, other) if one.whole or not other.whole else (other, one)
    if first.events_at and second.events_at and second.events_at < first.events_at:
        first, second = second, first
    both = bool(first.events_at and second.events_at)
    filled: dict[str, Any] = {name: getattr(first, name) or getattr(second, name) for name in FACTS}
    for name in SPEECH:
        filled[name] = _said(getattr(first, name), getattr(second, name), both)
    for name in ("tokens_in", "tokens_out"):
        filled[name] = getattr(second if getattr(first, name) is None else first, name)
    times = [part.events_at for part in (first, second) if part.events_at]
    flags = tuple(sorted({*first.flags, *second.flags}))
    return replace(first, **filled, events_at=min(times, default=0), whole=first.whole or second.whole, flags=flags)


def _said(first: tuple[Message, ...], second: tuple[Message, ...], both_events: bool) -> tuple[Message, ...]:
    """The longer word; single-message events that came in two requests follow one another."""
    if both_events and first != second:
        return first + second
    return first if len(first) >= len(second) else second
