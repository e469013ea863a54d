"""One case while a request is taken in: what is new in it becomes a record, and the conversation's line keeps up."""

import hmac
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from stimmig.core.conversation import resumes
from stimmig.operation.models import Conversation
from stimmig.telemetry.calls import Call, Message
from stimmig.telemetry.joining import Belonging
from stimmig.telemetry.keeping import Record
from stimmig.telemetry.models import Told
from stimmig.telemetry.observing import Said
from stimmig.telemetry.telling import Known
from stimmig.telemetry.telling import Told as Tree

MARK_BYTES, SALT_BYTES = 12, 32
AHEAD = timedelta(minutes=5)  # how far a service's clock may go before ours
NO_TEXT, NO_NAME, LATE = "not_reconstructable", "no_conversation_id", "late_parent"  # beside `incomplete` of a call


class Case:
    """A conversation with everything it was told so far."""

    def __init__(self, conversation: Conversation, told: Told | None = None) -> None:
        self.conversation = conversation
        self.told = told or Told(conversation=conversation, salt=secrets.token_bytes(SALT_BYTES))
        self.tree = Tree([Known(*one) for one in self.told.known])
        self.said: list[Said] = []  # new in this request
        self._textless, self._flags = set(self.told.textless), set(self.told.flags)
        self._marks: dict[Message, str] = {}
        self._history: tuple[tuple[Message, ...], list[str]] = ((), [])  # the last one, and its marks
        self._salt = bytes(self.told.salt)

    def hear(self, call: Call, belonging: Belonging | None, at: datetime, ours: datetime) -> Record | None:
        """Take in one call: a record of it. None for a later part of it (`belonging` is None) that adds nothing.

        `at` is now, in UTC; `ours` the same by the clocks of the house, where a day begins a term.
        """
        first, began, ended = belonging is not None, _when(call.started, at), _when(call.ended, at)
        answered = [self._mark(message) for message in call.answered]
        new = self.tree.hear(self._marked(call.asked), answered, call.span)
        instructed = [(message, *self.tree.instruct(self._mark(message))) for message in call.instructions]
        self._lack(call, belonging)
        if not first and new.nothing and not any(fresh for *_, fresh in instructed):
            return None
        said = [_written("instructions", m, number, None) for m, number, fresh in instructed if fresh]
        said += self._heard("asked", call.asked, new.asked, began)
        said += self._heard("answered", call.answered, new.answered, ended)
        content = _facts(call, began, ended) | {"first": first, "asked_at": new.at, "said": said}
        content |= {"instructed": [number for _, number, _ in instructed]} if instructed else {}
        one = self.conversation
        if resumes(one.last_at, began):
            one.resumed_at = min(began, at)  # by our clock: what goes out after it is compared with it
        one.opened_at, one.last_at = min(one.opened_at, began), max(one.last_at, ended)
        return Record(self.conversation.case, "conversation.heard", ours, content, self.conversation.retention)

    def write_up(self) -> None:
        """Bring the rows up to what was heard."""
        self.told.known = [[one.mark, one.after, one.by] for one in self.tree.known]
        self.told.textless, self.told.flags = sorted(self._textless), sorted(self._flags)
        self.conversation.lacks = sorted(self._flags | ({NO_TEXT} if self._textless else set()))
        self.conversation.turns += sum(said.role == "user" for said in self.said)

    def _heard(
        self, side: str, messages: tuple[Message, ...], new: Iterable[tuple[int, int]], when: datetime
    ) -> list[dict[str, Any]]:
        written = []
        for place, number in new:
            message = messages[place]
            written.append(_written(side, message, number, self.tree.known[number].after))
            self.said.append(Said(message.role, _words(message), when, number))
        return written

    def _lack(self, call: Call, belonging: Belonging | None) -> None:
        """Why this case cannot be reconstructed whole; text that comes later takes that reason away again."""
        if call.has_text:
            self._textless.discard(call.span)
        elif belonging is not None:
            self._textless.add(call.span)
        self._flags.update(call.flags)
        if belonging is not None:
            self._flags |= ({NO_NAME} if belonging.by == "trace" else set()) | ({LATE} if belonging.late else set())

    def _marked(self, history: tuple[Message, ...]) -> list[str]:
        """The mark of each message. Most often it begins with the history before it, of which they are known."""
        before, marks = self._history
        known = len(before) if history[: len(before)] == before else 0
        self._history = history, [*marks[:known], *(self._mark(message) for message in history[known:])]
        return self._history[1]

    def _mark(self, message: Message) -> str:
        """A keyed hash of what was said. Spaces around it are no difference."""
        if message not in self._marks:
            fields = [field for kind, text, name, tool in message.parts for field in (kind, text.strip(), name, tool)]
            plain = "\0".join((message.role, *fields)).encode()  # no text holds a NUL: otlp.nouns.readable
            self._marks[message] = hmac.digest(self._salt, plain, "sha256")[:MARK_BYTES].hex()
        return self._marks[message]


def opening(source_facts: dict[str, Any], outside_id: str, call: Call, at: datetime) -> Conversation:
    """A conversation nobody has heard of before."""
    began = _when(call.started, at)
    return Conversation(**source_facts, outside_id=outside_id, opened_at=began, last_at=began)


def _facts(call: Call, began: datetime, ended: datetime) -> dict[str, Any]:
    """What is known of a call beside its words; what is not known is left out."""
    facts = {
        "trace": call.trace,
        "span": call.span,
        "parent": call.parent,
        "response_id": call.response_id,
        "conversation": call.conversation,
        "session": call.session,
        "model": call.model,
        "provider": call.provider,
        "tools": list(call.tools),
        "tokens_in": call.tokens_in,
        "tokens_out": call.tokens_out,
        "started": began.isoformat(),
        "ended": ended.isoformat(),
        "error": call.error,
        "flags": [*call.flags, *([] if call.has_text else [NO_TEXT])],
    }
    return {name: value for name, value in facts.items() if value or value == 0}


def _written(side: str, message: Message, number: int, after: int | None) -> dict[str, Any]:
    """A message as the record holds it. `after` is the number of the one before it, null at the beginning."""
    parts = [
        {name: value for name, value in zip(part._fields, part, strict=True) if value or name == "text"}
        for part in message.parts
    ]
    follows = after if after is not None and after >= 0 else None
    return {"number": number, "after": follows, "side": side, "role": message.role, "parts": parts}


def _words(message: Message) -> str:
    return "\n".join(part.text for part in message.parts if part.kind == "text")


def _when(nanoseconds: int, at: datetime) -> datetime:
    """The service's time, and ours where it has none or one that cannot be."""
    if not 0 < nanoseconds < at.timestamp() * 1e9 + AHEAD.total_seconds() * 1e9:
        return at
    return datetime.fromtimestamp(nanoseconds / 1e9, UTC)
