"""The facts that hold at a place: given over derived, a touchpoint's own over those of the use."""

from stimmig.core.expression import Value
from stimmig.core.use_case.nouns import Touchpoint, UseCase


def values_at(use_case: UseCase, touchpoint: Touchpoint | None = None) -> dict[str, Value]:
    """The facts that hold at a touchpoint, or for the whole use: its own over those of the use, given over derived."""
    values = _shared_values(use_case)
    return values if touchpoint is None else values | own_values(touchpoint)


def own_values(touchpoint: Touchpoint) -> dict[str, Value]:
    """The facts a touchpoint sets itself, read from its keys where they are not given."""
    derived: dict[str, Value | None] = {
        "touchpoint_kind": touchpoint.kind,
        "touchpoint_topic": touchpoint.topic,
        "automation_level": touchpoint.automation,
        "classification_reasoned": None if touchpoint.reason is None else bool(touchpoint.reason),
        "volume_band": volume_band(touchpoint.contacts_per_month),
    }
    known = {key: value for key, value in derived.items() if value is not None}
    return known | {key: fact.value for key, fact in touchpoint.facts.items()}


def volume_band(contacts_per_month: int | None) -> str:
    if contacts_per_month is None:
        return "not_counted"
    return "under_100" if contacts_per_month < 100 else "from_100"


def _shared_values(use_case: UseCase) -> dict[str, Value]:
    values: dict[str, Value] = {"owner_named": True} if use_case.accountable else {}
    lines = use_case.profile
    if lines is not None and (not lines or any(line.fit != "unknown" for line in lines)):
        values["values_linked"] = bool(lines)
    return values | {key: fact.value for key, fact in use_case.facts.items()}
