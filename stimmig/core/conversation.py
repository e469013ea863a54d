"""What is recorded of a conversation, and the conversation read back from it.

Whoever records (gateway, telemetry, desk) writes these shapes; whoever reads (desk, case file, archive) knows no other.
They are the contents of the kinds `conversation.opened`, `.request`, `.answer`, `.finding`: text, integers, booleans,
null, lists and objects only, as `core.ledger.canonical` wants it. `conversation.heard` is what a service told of one
call afterwards: the messages that were new in it, each with its role and its parts.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

Speaker = Literal["customer", "ai", "house", "human"]
ROLES: Mapping[str, Speaker] = {"user": "customer", "assistant": "ai"}
RESTED = timedelta(hours=12)  # a conversation that rested longer begins anew for the person
TOLD_AT = {"asked": "started", "answered": "ended"}  # by which of its times a message of a call is dated


@dataclass(frozen=True, slots=True)
class Spoken:
    """One message as it went over: who spoke, the words, when, and what had to be said before it.

    `house` is who speaks in the words of the policy where the AI does not. `at` is ISO 8601 with a zone; `entry` the
    number of its entry. `complete` is false where an answer broke off, and `withheld` where the person was given other
    words than the AI's.
    """

    speaker: Speaker
    text: str
    at: str
    entry: int
    notice: str = ""
    by: str = ""  # the human's function
    complete: bool = True
    withheld: bool = False


def resumes(last_at: datetime, at: datetime) -> bool:
    """Whether what is said at this time begins anew, because nothing was said for so long."""
    return at - last_at > RESTED


def asked(text: str, **more: Any) -> dict[str, Any]:
    """The content of `conversation.request`: what a person said. `more` is model, instruction, policy …"""
    return {"speaker": "customer", "text": text, **more}


def answered(text: str, speaker: Speaker, *, notice: str = "", complete: bool = True, **more: Any) -> dict[str, Any]:
    """The content of `conversation.answer`: what the person was given, the notice apart from it."""
    return {"speaker": speaker, "text": text, "notice": notice, "complete": complete, **more}


def spoken(recorded: Iterable[tuple[int, Mapping[str, Any]]]) -> tuple[Spoken, ...]:
    """The conversation, in the order in which it was recorded. Each is its entry's number and what was recorded."""
    return tuple(each for entry, said in recorded for each in _messages(entry, said))


def _messages(entry: int, said: Mapping[str, Any]) -> Iterator[Spoken]:
    if said.get("kind") in ("conversation.request", "conversation.answer") and not said["content"].get("relays"):
        yield _spoken(entry, said)  # what only carries over a human's words stands there already
    if said.get("kind") == "conversation.heard":
        yield from _heard(entry, said["content"], said["at"])


def _heard(entry: int, content: Mapping[str, Any], at: str) -> Iterator[Spoken]:
    """What people read of a call: its questions and answers; neither instructions nor what tools said."""
    for each in content["said"]:
        text = "\n".join(part["text"] for part in each["parts"] if part.get("kind") == "text" and part["text"])
        if text and each["side"] in TOLD_AT and each["role"] in ROLES:
            yield Spoken(ROLES[each["role"]], text, content.get(TOLD_AT[each["side"]], at), entry)


def _spoken(entry: int, said: Mapping[str, Any]) -> Spoken:
    content, by = said["content"], said.get("by") or {}
    return Spoken(
        speaker=content["speaker"],
        text=content["text"],
        at=said["at"],
        entry=entry,
        notice=content.get("notice", ""),
        by=by.get("function", ""),
        complete=content.get("complete", True),
        withheld=content["speaker"] == "ai" and content.get("action") in ("hold", "block", "hand_over"),
    )
