"""One use on one page: everything its partials show, read once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from stimmig.core import findings
from stimmig.core.fields import fields
from stimmig.core.findings import Finding, Reading
from stimmig.core.framework import Dimension
from stimmig.core.use_case import SpaceLimit
from stimmig.core.use_case import UseCase as Described
from stimmig.people.models import Person
from stimmig.register import words
from stimmig.register.models import UseCase
from stimmig.register.queries.facts import SEVEN, Question, all_facts, asked_of, matter_most
from stimmig.register.queries.legal import Laws, legal_questions
from stimmig.register.queries.uses import Ours, framework, value
from stimmig.ui.figures import Point


def points(described: Described) -> list[Point]:
    """The touchpoints as the four fields draw them."""
    places = fields(described, framework())
    return [
        Point(point.name, point.kind or "", point.automation or "", point.contacts_per_month, place.error or "")
        for point, place in zip(described.touchpoints, places, strict=True)
    ]


def by_dimension(found: Iterable[Finding]) -> list[tuple[Dimension | None, list[dict[str, str]]]]:
    """Findings in words under their dimensions; those of no dimension (limits, profile) come first."""
    known, all_of_them = framework(), list(found)
    groups = [None, *known.dimensions.values()]
    rows = [
        (group, [one for one in all_of_them if one.dimension == (group.key if group else None)]) for group in groups
    ]
    return [(group, [words.finding(one, known) for one in mine]) for group, mine in rows if mine]


@dataclass(frozen=True)
class Overview:
    """What the page of a use shows of its description, read once."""

    described: Described
    read: Reading
    points: Sequence[Point]
    laws: Laws
    open: Sequence[Question]  # the most decisive first
    known_facts: int
    asked_facts: int

    @property
    def statuses(self) -> dict[str, str]:
        """How the outer limits stand, as the figure wants it."""
        return {key: limit.status for key, limit in self.described.space.items()}

    @property
    def limit_notes(self) -> list[tuple[str, SpaceLimit]]:
        return [(key, limit) for key, limit in self.described.space.items() if limit.note]

    @property
    def no_limits(self) -> bool:
        return not self.described.space

    @property
    def judged_lines(self) -> bool:
        """Whether somebody has held the house's profile against this use."""
        return any(line.fit != "unknown" for line in self.described.profile or ())

    @property
    def changes(self) -> list[tuple[str, str]]:
        return list(self.described.changes.items())

    @property
    def system(self) -> str:
        """Vendor, product and what else is known, in a line."""
        system = self.described.system
        parts = [system.vendor, system.product, system.model, system.since and words.day(system.since), system.contract]
        return ", ".join(part for part in parts if part)


def overview(
    use_case: UseCase, person: Person | None = None, at: datetime | None = None, of_house: Ours | None = None
) -> Overview:
    """Everything the partials _description, _space and _facts_summary show."""
    at = at or timezone.now()
    described = value(use_case, of_house)
    read = findings.read(framework(), described, timezone.localdate(at))
    of_them = asked_of(use_case)
    groups = all_facts(use_case, described, read.as_of, of_them)
    return Overview(
        described,
        read,
        points(described),
        legal_questions(use_case, read),
        matter_most(use_case, read, person, at, of_them)[:SEVEN],
        known_facts=sum(group.known for group in groups),
        asked_facts=sum(len(group.asked) for group in groups),
    )
