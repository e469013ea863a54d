"""Holding a new review against an earlier decision, and carrying over what nothing that differs touches."""

from typing import Any

from stimmig.review import queries
from stimmig.review.models import CarriedLevel, Comparison, Review


def compare(review: Review, *, only_difference: bool) -> list[CarriedLevel]:
    """Keep which decision a review is held against, and where only the difference is judged, what is carried over."""
    found = queries.beside_ahead(review.use_case)
    if found is None:
        return []
    Comparison.objects.create(review=review, earlier=found.earlier, decision=found.decision, on=found.on)
    if not only_difference:
        return []
    rows = queries.to_carry(found)
    for row in rows:
        row.review = review
    return CarriedLevel.objects.bulk_create(rows)


def said(rows: list[CarriedLevel]) -> list[dict[str, Any]]:
    """What was carried over, as the ledger keeps it."""
    names = ("subject", "answer", "level", "reason", "decision")
    return [{name: getattr(row, name) for name in names} for row in rows]
