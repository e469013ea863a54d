"""How long it took from a use to its signed decision, and how many pages that asked of one person. Never who."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from stimmig.decision.models import Decision
from stimmig.people.models import Person
from stimmig.review.models import Round

FIFTH = 5
DECISIONS_MAX = 5000  # read at once; more than that no house has decided


@dataclass(frozen=True)
class Taken:
    """What the way to the first decision on one use took. `pages`: one a question, and one to hand in each round."""

    decision: int
    number: str
    days: int
    pages: int


@dataclass(frozen=True)
class Pace:
    """The first decision in one area, and beside it the fifth; until there is one, the latest so far."""

    area: str
    decided: int
    first: Taken
    later: Taken | None

    @property
    def is_fifth(self) -> bool:
        """Whether it is the fifth that stands beside the first."""
        return self.decided >= FIFTH


def must_know_pace(person: Person) -> None:
    """What all decisions of the house took is for those who see all of them."""
    if not (person.is_leader or person.is_facilitator):
        raise PermissionDenied(_("Leaders and facilitators see how long the decisions of the house took."))


def pace() -> list[Pace]:
    """Area by area, in the order in which they first decided, in two queries."""
    by_area: dict[str, list[Decision]] = {}
    for decision in _first_of_each_use():
        by_area.setdefault(decision.use_case.area, []).append(decision)
    beside = {area: (decided[0], _later(decided)) for area, decided in by_area.items()}
    asked = _asked(each.review_id for pair in beside.values() for each in pair if each)
    return [
        Pace(area, len(by_area[area]), _taken(first, asked), _taken(later, asked) if later else None)
        for area, (first, later) in beside.items()
    ]


def _first_of_each_use() -> list[Decision]:
    """The decision with which each use was decided for the first time, the oldest first."""
    decisions = Decision.objects.select_related("use_case").order_by("made_at", "pk")
    firsts: dict[int, Decision] = {}
    for decision in decisions.defer("record")[:DECISIONS_MAX]:
        firsts.setdefault(decision.use_case_id, decision)
    return list(firsts.values())


def _later(decided: Sequence[Decision]) -> Decision | None:
    return decided[min(len(decided), FIFTH) - 1] if len(decided) > 1 else None


def _asked(reviews: Iterable[int]) -> dict[int, list[tuple[datetime, int]]]:
    """When the rounds of these reviews were opened, and how many pages each asked of one person."""
    rounds: dict[int, list[tuple[datetime, int]]] = {}
    for each in Round.objects.filter(review__in=list(reviews)):
        rounds.setdefault(each.review_id, []).append((each.opened_at, len(each.subjects) + 1))
    return rounds


def _taken(decision: Decision, asked: dict[int, list[tuple[datetime, int]]]) -> Taken:
    days = (localdate(decision.made_at) - localdate(decision.use_case.created_at)).days
    pages = sum(pages for opened, pages in asked.get(decision.review_id, []) if opened <= decision.made_at)
    return Taken(decision.pk, decision.number, days, pages)
