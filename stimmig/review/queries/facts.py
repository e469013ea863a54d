"""What the facts of a review say: as they were frozen, and what was doubted and settled since."""

from collections.abc import Iterable, Mapping

from stimmig.core import findings
from stimmig.core.expression import Value
from stimmig.core.framework import Framework
from stimmig.core.places import Settlements
from stimmig.core.rulings import Ruling
from stimmig.core.use_case import UseCase as Described
from stimmig.core.use_case import parse
from stimmig.register import queries as register
from stimmig.review.models import Contest, Review, Settlement
from stimmig.review.queries.sealed import open_seals

Where = tuple[str, str]  # a fact, and the touchpoint at which it holds, or "" for the whole use


def framework(review: Review) -> Framework:
    """The words and rules this review was asked with, also when newer ones exist."""
    return register.framework(review.framework)


def frozen(review: Review) -> Described:
    """The use case as it was on the day the review was opened."""
    return parse(review.frozen, framework(review), complete=False)


def contested(review: Review) -> list[Contest]:
    """The facts somebody doubts, from revealed rounds only; whoever doubts one again says it in the later words."""
    found = Contest.objects.filter(round__review=review, seal__in=open_seals(None)).select_related(
        "person", "round__reveal"
    )
    ordered = found.order_by("fact", "touchpoint", "person__name", "round__number", "pk")
    return list({(each.fact, each.touchpoint, each.person_id): each for each in ordered}.values())


def latest_settlements(review: Review, doubts: Iterable[Contest]) -> dict[Where, Settlement]:
    """What the group settled about each doubted fact; the latest word counts, until somebody doubts it anew."""
    ordered = sorted(doubts, key=lambda doubt: doubt.round.number)
    since = {(doubt.fact, doubt.touchpoint): doubt.round.reveal.at for doubt in ordered}
    made = review.settlements.select_related("by").order_by("at", "pk")
    latest = {(each.fact, each.touchpoint): each for each in made}
    return {where: each for where, each in latest.items() if each.at >= since.get(where, each.at)}


def laid_over(doubts: Iterable[Contest], made: Mapping[Where, Settlement]) -> Settlements:
    """What lies over the frozen facts: a doubted one is unknown until it is settled, and then as it was settled."""
    over: dict[tuple[str, str | None], Value | None] = {(each.fact, each.touchpoint or None): None for each in doubts}
    for each in made.values():
        place = each.fact, each.touchpoint or None
        over[place] = _value(each)
        if each.outcome == Settlement.Outcome.KEPT:
            del over[place]
    return over


def _value(settlement: Settlement) -> Value | None:
    if settlement.outcome != Settlement.Outcome.OTHER:
        return None
    value: Value | None = tuple(settlement.value) if isinstance(settlement.value, list) else settlement.value
    return value


def settled(review: Review) -> Settlements:
    """What lies over the frozen facts: what was doubted and settled."""
    doubts = contested(review)
    return laid_over(doubts, latest_settlements(review, doubts))


def reading(review: Review) -> findings.Reading:
    """What the facts say, as of the day of freezing, with what was doubted and settled since."""
    return findings.read(framework(review), frozen(review), review.as_of, settled(review))


def rulings(review: Review) -> tuple[Ruling, ...]:
    """What the house had settled when the review was opened."""
    return tuple(register.ruling(row) for row in review.rulings)
