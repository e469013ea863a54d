"""The outside view: own decisions and real cases most like a use, in a fixed number of queries."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet
from django.utils import timezone

from stimmig.content import case_files, cases
from stimmig.core import findings
from stimmig.core.decision import INTRODUCING
from stimmig.core.similarity import Likeness, Traits, comparable, from_plain, nearest, traits
from stimmig.core.use_case import UseCase as Described
from stimmig.decision.comparing import comparable_to
from stimmig.decision.models import Decision
from stimmig.decision.queries import decisions_for
from stimmig.people.models import Person
from stimmig.register.models import UseCase
from stimmig.register.queries import framework
from stimmig.review.models import Review
from stimmig.review.queries import frozen

MOST = 3  # of each kind: as many as one reads before judging
CANDIDATES = 60  # decisions that are compared fact by fact: those with most topics in common, the latest first


@dataclass(frozen=True)
class Precedent:
    """An own decision like the use at hand, and in what; `theirs` is what it was compared by."""

    decision: Decision
    theirs: Traits
    likeness: Likeness


@dataclass(frozen=True)
class Elsewhere:
    """A real case like the use at hand: by what is known of it, or else by the questions it shares."""

    case: cases.Case
    theirs: Traits | None
    likeness: Likeness | None
    criteria: Sequence[str] = ()


@dataclass(frozen=True)
class OutsideView:
    """What is to be read before judging. `tally` and `undone` count every comparable decision this reader may read."""

    ours: Traits
    decisions: Sequence[Precedent]
    tally: Mapping[str, int]  # outcome -> decisions in force
    undone: int  # what had begun and was ended by the decision now in force
    cases: Sequence[Elsewhere]
    went: Mapping[str, int]  # outcome of a case -> comparable cases


def outside_view_of_review(person: Person, review: Review) -> OutsideView:
    """The outside view of the state a review judges. Nothing anybody has handed in is read for it."""
    return outside_view(person, review.use_case, frozen(review), review.as_of)


def outside_view(person: Person, use_case: UseCase, described: Described, as_of: date | None = None) -> OutsideView:
    """What this person may know of similar uses: decisions they may read, and cases that are public."""
    ours = traits(described, framework())
    others = decisions_for(person).filter(supersession=None).exclude(use_case=use_case).select_related(None)
    alike = comparable_to(ours, others)
    near = [key for key, theirs in _known_cases().items() if comparable(ours, theirs)]
    return OutsideView(
        ours=ours,
        decisions=_nearest(ours, alike),
        **_counted(alike),
        cases=_elsewhere(ours, described, as_of or timezone.localdate()),
        went=Counter(case.outcome for case in cases.cases() if case.id in near),
    )


def _nearest(ours: Traits, alike: QuerySet[Decision]) -> list[Precedent]:
    """The nearest of the first candidates, with what belongs to them."""
    known = {pk: from_plain(kept) for pk, kept in alike.values_list("pk", "traits__known")[:CANDIDATES]}
    chosen = nearest(ours, known.items(), framework(), MOST)
    whole = _whole([key for key, _ in chosen])
    return [Precedent(whole[key], known[key], how) for key, how in chosen]


def _counted(alike: QuerySet[Decision]) -> dict[str, Any]:
    """How all comparable decisions ended, and how many ended what an earlier one had begun."""
    retired = ExpressionWrapper(Q(use_case__ending__isnull=False), BooleanField())
    told = alike.order_by().annotate(rests=retired).values_list("outcome", "replaces__old__outcome", "rests")
    rows = told.annotate(number=Count("pk"))
    tally = Counter[str]()
    for outcome, _, _, number in rows:
        tally[outcome] += number
    ended = [number for outcome, before, rests, number in rows if _was_ended(outcome, before, rests)]
    return {"tally": tally, "undone": sum(ended)}


def _was_ended(outcome: str, before: str | None, rests: bool) -> bool:
    """Whether something had begun and was ended: by a later decision, or because the use was retired."""
    return rests if outcome in INTRODUCING else before in INTRODUCING


def _whole(keys: Sequence[int]) -> dict[int, Decision]:
    """These decisions with what belongs to them, and with what became of it."""
    said = "conditions__fulfilments", "expectations__retrospects", "review__dissents"
    return (
        Decision.objects.select_related("replaces__old", "review", "use_case__ending")
        .prefetch_related(*said)
        .in_bulk(keys)
    )


@cache
def _known_cases() -> dict[str, Traits]:
    return {key: traits(each, framework()) for key, each in case_files.described().items()}


def _elsewhere(ours: Traits, described: Described, as_of: date) -> list[Elsewhere]:
    """Cases of which enough is known to compare; then, of the others, those about the questions that are open here."""
    by_id, known = {case.id: case for case in cases.cases()}, _known_cases()
    near = nearest(ours, known.items(), framework(), MOST)
    found = [Elsewhere(by_id[key], known[key], how) for key, how in near]
    if len(found) == MOST:
        return found
    others = [case for case in by_id.values() if case.id not in known]
    return found + _by_questions(described, others, as_of)[: MOST - len(found)]


def _by_questions(described: Described, listed: Sequence[cases.Case], as_of: date) -> list[Elsewhere]:
    """Those with most of the criteria under which something weighs here, and at least one."""
    read = findings.read(framework(), described, as_of)
    open_here = {each.criterion for each in (*read.findings, *read.to_show) if each.severity != "note"}
    shared = {case.id: [key for key in case.criteria if key in open_here] for case in listed}
    found = [Elsewhere(case, None, None, shared[case.id]) for case in listed if shared[case.id]]
    return sorted(found, key=lambda each: -len(each.criteria))
