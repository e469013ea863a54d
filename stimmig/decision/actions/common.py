"""What the writes of a decision share: what must hold, and the lock that keeps it true."""

from stimmig.core.errors import Refusal
from stimmig.register.models import UseCase
from stimmig.review.models import Review


def held(review: Review) -> Review:
    """The review and its use as they are now; whoever hands in or names another leader waits until this is done."""
    UseCase.objects.select_for_update(no_key=True).get(pk=review.use_case_id)
    now = Review.objects.select_for_update(of=("self",)).select_related("use_case__accountable", "withdrawal")
    return now.get(pk=review.pk)


def must(holds: bool, code: str) -> None:
    if not holds:
        raise Refusal(code)
