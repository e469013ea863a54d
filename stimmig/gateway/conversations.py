"""What a turn of a conversation is made of: what comes in, how it was opened, what went out, and how the row stands.

A turn is opened before the AI is asked (`opening`), and closed before its last byte goes out (`closing`). Each is one
transaction's work, as a job of the writer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from stimmig.core.policy import Contact, Handling, Policy, Reason, Turn
from stimmig.gateway.asking import Asked, whole
from stimmig.gateway.database import Here
from stimmig.gateway.doors import Doors
from stimmig.gateway.keeping import Record
from stimmig.gateway.rules import Heard
from stimmig.gateway.standing import InForce, Key

HANDED_OVER = ("hand_over", "hold")
LEAD = """
SELECT c.lead, c.lead_version, EXISTS (SELECT 1 FROM operation_stop s LEFT JOIN operation_stopend e ON e.stop_id = s.id
    WHERE s.use_case_id = c.use_case_id AND e.id IS NULL) FROM operation_conversation c WHERE c.id = %s
"""


@dataclass(frozen=True, slots=True)
class Missed:
    """A turn without a record: when and where. Its words are not kept, for there may be many."""

    at: datetime
    touchpoint: str
    use_case: int
    retention: str


@dataclass(frozen=True, slots=True)
class Coming:
    """A request and what it comes with."""

    asked: Asked
    key: Key
    in_force: InForce
    contact: Contact
    at: datetime
    request_id: str
    heard: Heard
    doors: Doors = field(default_factory=Doors)  # where the person says that something went wrong

    @property
    def policy(self) -> Policy:
        return self.in_force.policy


@dataclass(frozen=True, slots=True)
class Opened:
    """A turn that is on record. `say` is what is answered without asking the AI; empty where the AI is asked."""

    id: int | None
    case: UUID
    turn: Turn
    handling: Handling
    version: int
    notice: str
    lines: tuple[str, ...] = ()  # what humans wrote and the person had not been given; it goes before all else
    say: str = ""
    by: str = "ai"  # who answers: ai, house, human
    refused: bool = False  # the service wants an error instead of words

    @property
    def asks_the_ai(self) -> bool:
        return self.by == "ai"

    @property
    def words(self) -> str:
        """What is answered without the AI: what humans wrote, the notice, what is said; that first to one in need."""
        parts = [self.say, self.opening] if self.handling.in_need else [self.opening, self.say]
        return "\n\n".join(filter(None, parts))

    @property
    def opening(self) -> str:
        """What goes before the first word of an answer."""
        return "\n\n".join(filter(None, [*self.lines, self.notice]))

    @property
    def action(self) -> str:
        """As it stands in `x-stimmig-action` where the AI is not asked."""
        if self.by == "human" or self.handling.action in HANDED_OVER:
            return "human"
        return "blocked" if self.handling.action == "block" else "disclosed"


@dataclass(frozen=True, slots=True)
class Answered:
    """What went out, and what it was made of."""

    words: str
    action: str  # as the rules called it
    disclosed: bool = False
    whole: bool = True
    status: int = 200
    model: str = ""
    raw_sha256: str = ""
    response_id: str = ""
    found: Sequence[Reason] = field(default_factory=tuple)
    hand_over: str = ""  # the code for which a human takes over


@dataclass
class Row:
    """A conversation as it stands."""

    id: int
    case: UUID
    lead: str = "ai"
    version: int = 0
    disclosed: bool = False
    missed: int = 0
    language: str = "de"
    last_at: datetime | None = None
    resumed_at: datetime | None = None  # it went on after a rest, as if it began
    stopped: bool = False
    over: bool = False  # it began when the pilot had ended
    lacks: list[str] = field(default_factory=list)


def lead(cursor: Here, id: int) -> tuple[str, int, bool]:
    """Who leads a conversation now, its version, and whether its use is stopped."""
    found = cursor.one(LEAD, id)
    return (found[0], found[1], bool(found[2])) if found else ("human", -1, True)


def record(kind: str, case: UUID, coming: Coming, content: Mapping[str, Any] | None = None) -> Record:
    """Something that happened in this turn, kept as long as what is said at its touchpoint."""
    return Record(case, kind, coming.at, content or {}, coming.contact.retention)


def reasons_of(reasons: Sequence[Reason]) -> list[dict[str, Any]]:
    return [{"code": each.code, "words": whole(each.words)} for each in reasons]


def channel_of(coming: Coming) -> str:
    return coming.asked.channel or coming.contact.channel
