"""The line every decision carries: for how much the leader answers, and how much of it can be retraced."""

from collections.abc import Collection
from dataclasses import dataclass

from stimmig.core.places import Settlements, places
from stimmig.core.use_case import UseCase


@dataclass(frozen=True, slots=True)
class Accountability:
    """For how many contacts a month the leader answers, and how many of them can be retraced; None: nobody counted.

    `uncounted` names the touchpoints without a figure.
    """

    contacts: int | None
    traceable: int | None
    uncounted: tuple[str, ...] = ()


def accountability_line(
    use_case: UseCase, settlements: Settlements | None = None, by_people: Collection[str] = ()
) -> Accountability:
    """The line every decision carries. A contact can be retraced where the fact `logging` is known to be full.

    `by_people` are the touchpoints a limit leaves to a human: nobody answers for an AI there.
    """
    points = [point for point in use_case.touchpoints if point.name not in by_people]
    counted = [point for point in points if point.contacts_per_month is not None]
    uncounted = tuple(point.name for point in points if point.contacts_per_month is None)
    if not counted and (uncounted or not by_people):
        return Accountability(None, None, uncounted)
    full = {place.name for place in places(use_case, settlements or {}) if place.values.get("logging") == "full"}
    contacts = {point.name: point.contacts_per_month or 0 for point in counted}
    retraced = sum(number for name, number in contacts.items() if name in full)
    return Accountability(sum(contacts.values()), retraced, uncounted)
