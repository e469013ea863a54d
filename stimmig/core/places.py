"""Where facts hold: at each touchpoint, or for the whole use where no touchpoint is named. And what is asked there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stimmig.core.expression import Value
from stimmig.core.framework import Fact, Framework
from stimmig.core.use_case import UseCase, own_values, values_at

# What was settled about contested facts: (fact, touchpoint or None) -> a value, or None for unknown.
Settlements = Mapping[tuple[str, str | None], Value | None]


@dataclass(frozen=True, slots=True)
class Place:
    """A touchpoint, or the whole use (`name` None), with every fact that holds there; None is unknown."""

    name: str | None
    values: dict[str, Value | None]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the whole list: a fact, for the use or at one touchpoint."""

    fact: Fact
    touchpoint: str | None


def places(use_case: UseCase, settlements: Settlements) -> tuple[Place, ...]:
    """One place for each touchpoint, or the use itself. What was settled lies over what is written."""
    shared: dict[str, Value | None] = {**values_at(use_case), **_settled(settlements, None)}
    if not use_case.touchpoints:
        return (Place(None, shared),)
    return tuple(
        Place(point.name, {**shared, **own_values(point), **_settled(settlements, point.name)})
        for point in use_case.touchpoints
    )


def local_facts(framework: Framework, use_case: UseCase, settlements: Settlements) -> frozenset[str]:
    """Facts that may differ from touchpoint to touchpoint: those of its own, and those some touchpoint overrides."""
    own = {key for key, fact in framework.facts.items() if fact.scope == "touchpoint"}
    overridden = {key for point in use_case.touchpoints for key in point.facts}
    return frozenset(own | overridden | {fact for fact, touchpoint in settlements if touchpoint is not None})


def asked(
    framework: Framework, use_case: UseCase, as_of: date, settlements: Settlements | None = None
) -> tuple[Asked, ...]:
    """The whole list of questions, in order: a fact is asked where every guard of it holds, be it known or not.

    Facts of the use and of the house are asked once, where they matter anywhere; those of a touchpoint at each.
    """
    everywhere = places(use_case, settlements or {})
    questions: list[Asked] = []
    for fact in framework.facts.values():
        where = [place.name for place in everywhere if fact.ask_if.truth(place.values, as_of)]
        if fact.scope == "touchpoint":
            questions += [Asked(fact, name) for name in where if name is not None]
        elif where:
            questions.append(Asked(fact, None))
    return tuple(questions)


def _settled(settlements: Settlements, touchpoint: str | None) -> dict[str, Value | None]:
    return {fact: value for (fact, where), value in settlements.items() if where == touchpoint}
