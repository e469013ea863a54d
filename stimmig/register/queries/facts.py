"""Facts: which are asked, which matter most, and whom each waits for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache

from django.core import signing
from django.utils import timezone

from stimmig.core.findings import OpenQuestion, Reading
from stimmig.core.framework import Fact, Text
from stimmig.core.places import asked
from stimmig.core.use_case import Known, Touchpoint
from stimmig.core.use_case import UseCase as Described
from stimmig.people.models import Person
from stimmig.register.models import LINK, FactRequest, NotKnown, UseCase
from stimmig.register.queries.uses import framework

SEVEN = 7
ELSEWHERE = {  # facts that are read from other parts of the use, and the page on which they are written
    "touchpoint_kind": "use_case_touchpoints",
    "touchpoint_topic": "use_case_touchpoints",
    "classification_reasoned": "use_case_touchpoints",
    "automation_level": "use_case_touchpoints",
    "volume_band": "use_case_touchpoints",
    "owner_named": "use_case_accountable",
    "values_linked": "use_case_fit",
}


@dataclass(frozen=True)
class Question:
    """One fact to be asked at one place, with what is known of it and whom it waits for."""

    fact: Fact
    touchpoint: str = ""
    known: Known | None = None
    request: FactRequest | None = None
    not_known: NotKnown | None = None
    criteria: tuple[str, ...] = ()  # what depends on it

    @property
    def key(self) -> tuple[str, str]:
        return self.fact.key, self.touchpoint


@dataclass(frozen=True)
class Asked:
    """The latest request and the latest "I don't know" of each fact of one use, at its place."""

    requests: Mapping[tuple[str, str], FactRequest]
    not_known: Mapping[tuple[str, str], NotKnown]


def matter_most(
    use_case: UseCase, read: Reading, person: Person | None, at: datetime, of_them: Asked | None = None
) -> list[Question]:
    """The open facts in the order in which to find them out. What is passed on, or was not known today, comes last."""
    open_ones = [question for found in read.open_questions for question in _places(found)]
    return sorted(_with_people(use_case, open_ones, of_them), key=lambda question: waits(question, person, at))


def _places(found: OpenQuestion) -> list[Question]:
    """A fact of touchpoints is asked once for each of them, any other once."""
    if found.fact.scope != "touchpoint":
        return [Question(found.fact, criteria=found.criteria)]
    return [Question(found.fact, name, criteria=found.criteria) for name in found.touchpoints]


def waits(question: Question, person: Person | None, at: datetime) -> bool:
    """Whether a question was passed on, or this person said today that they do not know."""
    said = question.not_known
    mine_today = said and person and said.said_by == person.signature and _same_day(said.said_at, at)
    return bool(mine_today or (question.request and question.request.is_open(at)))


def _same_day(one: datetime, other: datetime) -> bool:
    return timezone.localdate(one) == timezone.localdate(other)


def asked_of(use_case: UseCase) -> Asked:
    """Whom the facts of a use wait for; two queries, to be asked once a page."""
    requests = reversed(use_case.fact_requests.select_related("asked_by"))
    not_known = reversed(use_case.not_known.all())
    return Asked(
        {(one.fact, one.touchpoint): one for one in requests}, {(one.fact, one.touchpoint): one for one in not_known}
    )


def _with_people(use_case: UseCase, questions: Iterable[Question], of_them: Asked | None = None) -> list[Question]:
    """The same questions with whom each waits for."""
    of_them = of_them or asked_of(use_case)
    return [
        replace(one, request=of_them.requests.get(one.key), not_known=of_them.not_known.get(one.key))
        for one in questions
    ]


def questions(use_case: UseCase, described: Described, keys: Iterable[tuple[str, str]]) -> list[Question]:
    """Facts at their places, known or not; LookupError when there is no such fact or place."""
    facts = framework().facts
    return _with_people(use_case, [_known(described, facts[fact], touchpoint) for fact, touchpoint in keys])


def question(use_case: UseCase, described: Described, fact: str, touchpoint: str = "") -> Question:
    """One fact at one place."""
    (one,) = questions(use_case, described, [(fact, touchpoint)])
    return one


def _place(described: Described, touchpoint: str) -> Touchpoint | None:
    if not touchpoint:
        return None
    for point in described.touchpoints:
        if point.name == touchpoint:
            return point
    raise LookupError(f"There is no touchpoint {touchpoint!r}")


@dataclass(frozen=True)
class Group:
    """Facts that belong to one dimension; those that belong to none come first."""

    dimension: str  # T, R, A, C, E, or empty
    name: Text | None
    asked: tuple[Question, ...]
    not_asked: tuple[Fact, ...]

    @property
    def known(self) -> int:
        return sum(1 for question in self.asked if question.known)


def all_facts(use_case: UseCase, described: Described, as_of: date, of_them: Asked | None = None) -> list[Group]:
    """Every fact of the framework, by dimension, asked or silenced by its guard."""
    known = framework()
    facts = [fact for fact in known.facts.values() if fact.key not in ELSEWHERE]
    places = [one for one in asked(known, described, as_of) if one.fact in facts]
    questions = _with_people(use_case, [_known(described, one.fact, one.touchpoint or "") for one in places], of_them)
    return [_group(key, facts, questions) for key in ("", *known.dimensions)]


def _known(described: Described, fact: Fact, touchpoint: str) -> Question:
    place = _place(described, touchpoint)
    return Question(fact, touchpoint, (place.facts if place else described.facts).get(fact.key))


def _group(dimension: str, facts: list[Fact], asked: list[Question]) -> Group:
    mine = [fact for fact in facts if dimension_of(fact.key) == dimension]
    questions = [question for question in asked if question.fact in mine]
    silent = [fact for fact in mine if fact not in [question.fact for question in questions]]
    name = framework().dimensions[dimension].name if dimension else None
    return Group(dimension, name, tuple(questions), tuple(silent))


@cache
def dimension_of(fact: str) -> str:
    """The dimension most of whose rules rest on a fact, the earlier of two; empty where none does."""
    resting = [rule.dimension for rule in framework().rules.values() if fact in rule.when.facts]
    return max(framework().dimensions, key=resting.count) if resting else ""


def request_of(token: str) -> FactRequest | None:
    """The request a secret link belongs to, be it open or not; none where this house has not made it."""
    try:
        key = signing.Signer(salt=LINK).unsign(token)
    except signing.BadSignature:
        return None
    return FactRequest.objects.select_related("use_case", "asked_by").filter(pk=key).first()
