"""The four fields: every touchpoint by what people came for and by who leads it, with both ways to get it wrong."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from stimmig.core.expression import NOT_APPLICABLE, Values
from stimmig.core.framework import Framework
from stimmig.core.places import Settlements, places
from stimmig.core.use_case import UseCase

KINDS = ("transactional", "relational", "mixed")

Error = Literal["machine", "person"]


@dataclass(frozen=True, slots=True)
class Dot:
    """Where a touchpoint lies in the four fields, and whether it lies wrong.

    `machine`: the AI leads where a person is needed. `person`: a person does by hand what nobody needs a person for.
    """

    touchpoint: str
    kind: str | None  # transactional | relational; mixed lies between them; None: not classified yet
    led_by: Literal["human", "ai"] | None  # None: not said yet
    error: Error | None


def fields(use_case: UseCase, framework: Framework, settlements: Settlements | None = None) -> tuple[Dot, ...]:
    """The four fields, transactional or relational by human or AI, with both ways to get it wrong.

    They agree with the rules: an error stands exactly where R1 or R2 find a human's moment led by the AI, or R3 a
    routine by hand, but for one kept so for a stated reason. Shared work lies on the side where it does no harm.
    """
    named = [(place.name, place.values) for place in places(use_case, settlements or {}) if place.name is not None]
    return tuple(_dot(name, values, framework) for name, values in named)


def _dot(touchpoint: str, values: Values, framework: Framework) -> Dot:
    kind = values.get("touchpoint_kind")
    return Dot(
        touchpoint,
        kind=kind if isinstance(kind, str) and kind in KINDS else None,
        led_by=_led_by(values, framework),
        error=_error(values, framework),
    )


def _led_by(values: Values, framework: Framework) -> Literal["human", "ai"] | None:
    if values.get("automation_level") in (None, NOT_APPLICABLE):
        return None
    if _holds("transactional", values, framework):
        return "human" if _holds("by_hand", values, framework) else "ai"
    return "ai" if _holds("acts_alone", values, framework) else "human"


def _error(values: Values, framework: Framework) -> Error | None:
    if _holds("acts_alone", values, framework) and _needs_a_person(values, framework):
        return "machine"
    return "person" if _holds("routine_by_hand", values, framework) and _needlessly(values) else None


def _needs_a_person(values: Values, framework: Framework) -> bool:
    """Relational, or an occasion that mostly needs a human, whatever it was classified as."""
    classified = values.get("touchpoint_kind") in KINDS
    return _holds("relational", values, framework) or (classified and _holds("human_topic", values, framework))


def _needlessly(values: Values) -> bool:
    """A routine by hand: frequent and wholly so, or without a reason and not known to be rare; never with a reason."""
    reasoned, volume = values.get("kept_manual_reasoned"), values.get("volume_band")
    frequent_by_hand = volume == "from_100" and values.get("automation_level") == "none"
    return reasoned is not True and (frequent_by_hand or (reasoned is False and volume != "under_100"))


def _holds(guard: str, values: Values, framework: Framework) -> bool:
    return framework.guards[guard].truth(values, date.min) is True
