"""A Vorfall and its Wiedergutmachung: what is still missing before it may be closed, and what comes next.

An incident grows part by part. Every word on a part is kept, the latest counts; here only what counts is looked at.
"""

from collections.abc import Collection, Container, Mapping
from datetime import date, timedelta
from typing import Literal

from stimmig.core.errors import Incomplete

Part = Literal[
    "owner", "severity", "deadline", "cause", "corrected", "informed", "compensated", "cause_fixed", "lesson"
]
PARTS: tuple[Part, ...] = (  # in the order in which they are best said
    "owner",
    "severity",
    "deadline",
    "informed",
    "corrected",
    "cause",
    "compensated",
    "cause_fixed",
    "lesson",
)
REDRESS: tuple[Part, ...] = ("corrected", "informed", "compensated", "cause_fixed")
NEEDED = tuple(part for part in PARTS if part != "deadline")  # a day is a help on the way, nothing to close by

SEVERITIES = ("noticed", "trouble", "loss", "harm")  # by what it led to for somebody, from the lightest on
COMPENSATED = ("given", "not_given")  # either is a decision; not to compensate is one with its reason
SOURCES = ("rule", "staff", "person")  # who opened it

UNRECORDED = "unrecorded"  # answers went out while nothing could be recorded
LIES = ("claims_human", "denies_ai")
GRAVE_WHEN_SAID = (*LIES, "promises", "shifts_liability", "never_says")
LIES_MAX = 2  # so many times withheld in one conversation it is no slip any more

SATURDAY = 5


def is_grave(code: str, went_out: bool, times: int) -> bool:
    """Whether a human has to look at what a rule found: `times` is how often in this conversation, this one among it.

    What a person has read and must not have been told; a lie about being human withheld twice in one conversation;
    answers nobody recorded. Everything else was prevented, and stands in the case.
    """
    if code == UNRECORDED or (went_out and code in GRAVE_WHEN_SAID):
        return True
    return code in LIES and times >= LIES_MAX


def missing(said: Collection[str]) -> tuple[Part, ...]:
    """The parts an incident lacks before it may be closed, in the order in which they are best said.

    `said` holds the parts on which there is a word. Redress is complete only when it was corrected, the person
    informed, compensation decided either way, and the cause fixed.
    """
    return tuple(part for part in NEEDED if part not in said)


def next_part(said: Collection[str]) -> Part | None:
    """What is best said next; None when nothing is missing."""
    return next(iter(missing(said)), None)


def require_complete(said: Collection[str]) -> None:
    """Refuse to close an incident that is not put right. Incomplete names every missing part at once."""
    if gaps := missing(said):
        raise Incomplete(gaps)


def require_told(said: Collection[str], source: str) -> None:
    """What turns out to be no incident may be dismissed; whoever told us of it hears so first."""
    if source == "person" and "informed" not in said:
        raise Incomplete(("informed",))


def state(said: Collection[str], closed: Literal["", "redressed", "dismissed"]) -> str:
    """Where an incident stands: opened, in_hand, put_right, closed or dismissed."""
    if closed:
        return "closed" if closed == "redressed" else "dismissed"
    if not said:
        return "opened"
    return "in_hand" if missing(said) else "put_right"


def answer_by(told_on: date, days: int, holidays: Container[date] = frozenset()) -> date:
    """The day by which somebody hears from us: so many working days on. Saturdays, Sundays and holidays are none."""
    on = told_on
    while days:
        on += timedelta(days=1)
        days -= on.weekday() < SATURDAY and on not in holidays
    return on


def faults(part: str, said: Mapping[str, object]) -> tuple[str, ...]:
    """What is wrong with one word on a part, by the names of its fields: choice, text, day, person.

    A severity and a decision on compensation are a choice with a reason, an owner is a person, a deadline a day, and
    everything else a text.
    """
    choices = {"severity": SEVERITIES, "compensated": COMPENSATED}
    wrong = ["choice"] if part in choices and said.get("choice") not in choices[part] else []
    needed = {"owner": "person", "deadline": "day"}.get(part, "text")
    return (*wrong, *([] if said.get(needed) else [needed]))
