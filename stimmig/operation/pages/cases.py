"""One conversation as it happened: what was said, what the rules found, what humans did, and how long it is kept."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.timezone import localdate, localtime

from stimmig.core.conversation import Spoken, spoken
from stimmig.core.retention import OF_A_PROCEDURE, Term, longest
from stimmig.ledger.cases import queries as cases
from stimmig.ledger.cases.queries import Recorded
from stimmig.ledger.models import Restriction
from stimmig.operation import queries
from stimmig.operation.models import Conversation
from stimmig.operation.pages.takeovers import Message, message
from stimmig.operation.queries.incidents import is_disputed
from stimmig.operation.queries.joining import incidents_in, joinable_to, may_join
from stimmig.operation.words.conversations import ASKED_OF, LACKS, READ_FOR, happened, retained
from stimmig.people.models import Person

LOOKS = ("case.viewed",)
SPEECH = ("conversation.heard",)


@dataclass(frozen=True)
class Happening:
    """Something that happened beside the talk, in a sentence; or, where `message` is given, a message of it."""

    at: datetime
    text: str = ""
    by: str = ""
    ground: str = ""  # what somebody read it for, where it is restricted
    message: Message | None = None


def conversation(found: Conversation, person: Person, at: datetime) -> dict[str, Any]:
    """Everything the page of one conversation shows; of a restricted one, until they say what for, next to nothing."""
    recorded, terms = queries.recorded_for(person, found, at), cases.terms(found.case)
    restricted, holds = cases.restriction(found.case), list(cases.holds(found.case))
    proved = [each for each in recorded if each.state == "proved"]
    asks_ground = queries.asks_ground(person, found, at)
    said = defaultdict[int, list[Spoken]](list)
    for each in spoken((r.entry.seq, r.said) for r in proved):
        said[each.entry].append(each)
    return {
        "conversation": found,
        "happenings": [one for each in proved if each.entry.kind not in LOOKS for one in _happenings(each, said)],
        "looks": [one for each in proved if each.entry.kind in LOOKS for one in _happenings(each, said)],
        "asked_of": _asked_of(proved),
        "states": _states(recorded),
        "lacks": [LACKS[each] for each in found.lacks if each in LACKS],
        "holds": [_held(each.pk, proved) for each in holds],
        "restriction": restricted,
        "restricted_until": _until(restricted, terms) if restricted and not holds else None,
        "asks_ground": asks_ground,
        "incidents": [] if asks_ground else _incidents(found, person),
        "joinable": [] if asks_ground else list(joinable_to(person, found)),
        "kept": [retained(term) for term in terms],
        "disputed": is_disputed(found) and cases.asked_to_erase(found.case, localdate(at)).disputed,
        "procedure": _procedure(terms, proved),
    }


def _procedure(terms: Sequence[Term], proved: Sequence[Recorded]) -> dict[str, Any] | None:
    """Whether what the conversation of an applicant or employee waits for is over, in words, and who said so."""
    term = next((each for each in terms if each.kept_as.code == OF_A_PROCEDURE), None)
    if term is None:
        return None
    said = [each.said for each in proved if each.entry.kind == "case.procedure_ended"] if term.closed_on else []
    ended = happened(said[-1]["kind"], said[-1]["content"]) if said else ""
    return {"over": term.closed_on is not None, "ended": ended, "by": said[-1]["by"]["name"] if said else ""}


def _incidents(found: Conversation, person: Person) -> list[dict[str, Any]]:
    """What went wrong in it, and whether this person may say that it belongs elsewhere."""
    return [
        {"incident": each, "separable": each.closing is None and may_join(person, each, found)}
        for each in incidents_in(person, found)
    ]


def _until(restricted: Restriction, terms: Sequence[Term]) -> date | None:
    """The last day of a restriction: as it was told, or as it follows from what ended since."""
    day = restricted.until or (longest(terms).ends_on if terms else None)
    return day - timedelta(days=1) if day else None


def _happenings(recorded: Recorded, said: Mapping[int, Sequence[Spoken]]) -> list[Happening]:
    """What one entry tells: its messages, or what happened beside them."""
    if messages := [message(each) for each in said.get(recorded.entry.seq, ())]:
        return [Happening(each.at, message=each) for each in messages]
    if recorded.entry.kind in SPEECH:
        return []  # a call in which nobody said anything new
    at, by = localtime(datetime.fromisoformat(recorded.said["at"])), recorded.said.get("by") or {}
    who = by.get("name") or by.get("function", "")
    ground = str(READ_FOR.get(recorded.said["content"].get("ground"), "")) if recorded.entry.kind in LOOKS else ""
    return [Happening(at, happened(recorded.entry.kind, recorded.said["content"]), who, ground)]


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
