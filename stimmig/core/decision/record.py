"""What exactly is signed, in a form the ledger keeps."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from stimmig.core.decision.against import against_the_picture
from stimmig.core.decision.nouns import TRIGGERS, Decision
from stimmig.core.review import Picture, Standing


def record(decision: Decision, picture: Picture, about: Mapping[str, Any]) -> dict[str, Any]:
    """What is signed, whole and in words, so that it can be read when nothing else is left.

    Text, whole numbers, lists and objects only, ready for the ledger. `about` says what the decision is about and by
    which words it was judged: number, title, review, framework…
    """
    signed = {
        **about,
        **_parts(decision),
        "conditions": decision.all_conditions,
        "reopens": decision.all_reopens,
        "foreseen": picture.foreseen,
        "always_reopens": TRIGGERS,
        "against": against_the_picture(decision, picture),
        "position": picture.position,
        "ring": picture.ring,
        "opened": picture.opened,
        "strengths": picture.strengths,
        "standings": [_standing(standing) for standing in picture.standings],
        "carried": picture.carried,
        "findings": [{**_parts(finding), "weighs": finding in picture.weighing} for finding in picture.findings],
        "to_show": picture.to_show,
        "contested": picture.contested,
    }
    return {key: plain(value) for key, value in signed.items()}


def _standing(standing: Standing) -> dict[str, Any]:
    """Everyone's position, before the second round too where there was one. The statistic stays out."""
    return {
        "subject": standing.subject,
        "agreement": standing.agreement,
        "spread": standing.spread,
        "agreed": standing.agreed,
        "positions": standing.positions,
        "before": standing.before,
        "agreement_before": standing.agreement_before,
    }


def _parts(value: Any) -> dict[str, Any]:
    return {part.name: getattr(value, part.name) for part in fields(value)}


def plain(value: Any) -> Any:
    """The same in text, whole numbers, true, false, null, lists and objects; fractions become text."""
    if is_dataclass(value):
        return plain(_parts(value))
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (Decimal, float)):
        return int(value) if value == int(value) else str(value)
    return value
