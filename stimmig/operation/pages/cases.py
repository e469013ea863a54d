"""One conversation as it happened: what was said, what the rules found, what humans did, and how long it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.timezone import localtime

from stimmig.core.conversation import Spoken, spoken
from stimmig.ledger.cases import queries as cases
from stimmig.ledger.cases.queries import Recorded
from stimmig.operation import queries
from stimmig.operation.models import Conversation
from stimmig.operation.pages.takeovers import Message, message
from stimmig.operation.words import ASKED_OF, LACKS, happened, retained

LOOKS = ("case.viewed",)


@dataclass(frozen=True)
class Happening:
    """Something that happened beside the talk, in a sentence; or, where `message` is given, a message of it."""

    at: datetime
    text: str = ""
    by: str = ""
    message: Message | None = None


def conversation(found: Conversation) -> dict[str, Any]:
    """Everything the page of one conversation shows."""
    recorded = queries.recorded_in(found)
    proved = [each for each in recorded if each.state == "proved"]
    said = {each.entry: each for each in spoken((r.entry.seq, r.said) for r in proved)}
    return {
        "conversation": found,
        "happenings": [_happening(each, said) for each in proved if each.entry.kind not in LOOKS],
        "looks": [_happening(each, said) for each in proved if each.entry.kind in LOOKS],
        "asked_of": _asked_of(proved),
        "states": _states(recorded),
        "lacks": [LACKS[each] for each in found.lacks if each in LACKS],
        "holds": [_held(each.pk, proved) for each in cases.holds(found.case)],
        "restriction": cases.restriction(found.case),
        "kept": [retained(term) for term in cases.terms(found.case)],
    }


def _happening(recorded: Recorded, said: dict[int, Spoken]) -> Happening:
    at, by = localtime(datetime.fromisoformat(recorded.said["at"])), recorded.said.get("by") or {}
    if recorded.entry.seq in said:
        return Happening(at, message=message(said[recorded.entry.seq]))
    return Happening(
        at, happened(recorded.entry.kind, recorded.said["content"]), by.get("name") or by.get("function", "")
    )


def _held(entry: int, proved: Sequence[Recorded]) -> dict[str, Any]:
    """A reason not to erase it, by whom and since when."""
    said = next((each.said for each in proved if each.entry.seq == entry), None)
    return {"pk": entry, "reason": said["content"]["reason"] if said else "", "by": said["by"]["name"] if said else ""}


def _asked_of(proved: Sequence[Recorded]) -> list[tuple[str, str]]:
    """Which model answered by which instruction under which rules: each that occurs, in the order it came."""
    found: dict[tuple[str, str], None] = {}
    for each in proved:
        for name in ASKED_OF:
            if value := each.said["content"].get(name):
                found[(str(ASKED_OF[name]), str(value))] = None
    return list(found)


def _states(recorded: Sequence[Recorded]) -> dict[str, int]:
    """How many entries there are, and how many of them can no longer be shown, and why."""
    counted = {state: sum(each.state == state for each in recorded) for state in ("unreadable", "erased", "altered")}
    return {"entries": len(recorded)} | counted
