"""Opening dimensions for depth. The picture reads the same reasons anew, so whatever may add one comes by here."""

from datetime import datetime

from stimmig.ledger.actions import record
from stimmig.people.models import Person
from stimmig.review import queries
from stimmig.review.models import Opening, Review


def open_what_needs_depth(review: Review, at: datetime) -> None:
    """Open what is to be judged in depth by now: where people differ, something weighs, somebody asks."""
    for dimension, reasons in queries.to_open(review).items():
        open_once(review, dimension, reasons[0], by=None, at=at)


def open_once(review: Review, dimension: str, because: str, *, by: Person | None, at: datetime) -> Opening:
    """Open a dimension, or leave it open for the reason it was opened for first. By nobody: the judgements did it."""
    opening, is_new = Opening.objects.get_or_create(
        review=review, dimension=dimension, defaults={"because": because, "by": by, "at": at}
    )
    if is_new:
        content = {"review": str(review.uuid), "dimension": dimension, "because": because}
        record("dimension.opened", subject=review, by=by, at=at, content=content)
    return opening
