"""What of a decided use comes along into a new one that begins from it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from stimmig.core.expression import Value
from stimmig.core.places import Settlements
from stimmig.core.use_case import Known, Touchpoint, UseCase

OF_A_TOUCHPOINT = {"touchpoint_kind": "kind", "touchpoint_topic": "topic", "automation_level": "automation"}
NAMED_ANEW = ("owner_named",)


def coming_along(decided: UseCase, settled: Settlements) -> UseCase:
    """The decided use as an idea somewhere else: touchpoints, facts with their source, limits, gains, changes, profile.

    What was settled in its review holds, and what stayed contested is unknown. Who runs it and who answers for it is
    named anew; figures from before were measured elsewhere, and the law is answered for each use by itself.
    """
    facts = _overlaid(decided.facts, settled, None)
    return replace(
        decided,
        stage="idea",
        owner=None,
        accountable=None,
        benefits=tuple(replace(benefit, today=None, source=None) for benefit in decided.benefits),
        facts={key: known for key, known in facts.items() if key not in NAMED_ANEW},
        touchpoints=tuple(_point(point, settled) for point in decided.touchpoints),
        legal=(),
    )


def _point(point: Touchpoint, settled: Settlements) -> Touchpoint:
    here = {fact: value for (fact, where), value in settled.items() if where == point.name}
    keys: dict[str, Any] = {OF_A_TOUCHPOINT[fact]: here[fact] for fact in here if fact in OF_A_TOUCHPOINT}
    return replace(point, baseline=None, facts=_overlaid(point.facts, settled, point.name), **keys)


def _overlaid(facts: Mapping[str, Known], settled: Settlements, where: str | None) -> dict[str, Known]:
    """The facts of one place with what was settled about them; an open one is left out."""
    here: dict[str, Value | None] = {fact: value for (fact, place), value in settled.items() if place == where}
    laid = {fact: Known(value) for fact, value in here.items() if value is not None and fact not in OF_A_TOUCHPOINT}
    return {fact: known for fact, known in facts.items() if fact not in here} | laid
