"""Writing a use case in the one canonical form of its file."""

from collections.abc import Mapping
from typing import Any

from stimmig.core.framework import LIMITS, Framework
from stimmig.core.use_case.nouns import (
    CHANGES,
    SCHEMA,
    Benefit,
    Known,
    LegalAnswer,
    ProfileLine,
    SpaceLimit,
    System,
    Touchpoint,
    UseCase,
)


def to_document(use_case: UseCase, framework: Framework) -> dict[str, Any]:
    """The one canonical form of a use case: keys in the order of the format, facts in that of the framework.

    Whatever is absent or empty is left out, but for an empty profile and an empty reason, which say something.
    """
    document: dict[str, Any] = {
        "schema": SCHEMA,
        "title": use_case.title,
        "occasion": use_case.occasion,
        "summary": use_case.summary,
        "stage": use_case.stage,
        "area": use_case.area,
        "owner": use_case.owner,
        "accountable": use_case.accountable,
        "system": _given({key: getattr(use_case.system, key) for key in System.__slots__}),
        "benefits": [_benefit(benefit) for benefit in use_case.benefits],
        "changes": _given({key: use_case.changes.get(key) for key in CHANGES}),
        "space": {key: _slots(use_case.space[key]) for key in LIMITS if key in use_case.space},
        "facts": _facts(use_case.facts, framework),
        "touchpoints": [_touchpoint(touchpoint, framework) for touchpoint in use_case.touchpoints],
    }
    document = {key: value for key, value in document.items() if value not in (None, "", [], {})}
    if use_case.profile is not None:
        document["profile"] = [_slots(line) for line in use_case.profile]
    if use_case.legal:
        document["legal"] = [_slots(answer) for answer in use_case.legal]
    return document


def _given(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if value is not None}


def _slots(row: SpaceLimit | ProfileLine | LegalAnswer) -> dict[str, Any]:
    return _given({key: getattr(row, key) for key in row.__slots__})


def _benefit(benefit: Benefit) -> dict[str, Any]:
    rows = {"for": benefit.for_whom, "text": benefit.text, "today": benefit.today, "source": benefit.source}
    return _given(rows)


def _touchpoint(point: Touchpoint, framework: Framework) -> dict[str, Any]:
    row = {key: getattr(point, key) for key in Touchpoint.__slots__ if key != "facts"}
    facts = _facts(point.facts, framework)
    return _given(row) | ({"facts": facts} if facts else {})


def _facts(facts: Mapping[str, Known], framework: Framework) -> dict[str, Any]:
    return {key: _fact(facts[key]) for key in framework.facts if key in facts}


def _fact(known: Known) -> Any:
    value = list(known.value) if isinstance(known.value, tuple) else known.value
    if known.source == "stated" and known.note is None:
        return value
    source = None if known.source == "stated" else known.source
    return _given({"value": value, "source": source, "note": known.note})
