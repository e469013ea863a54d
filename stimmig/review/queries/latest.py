"""Which review of a use is the latest: what is asked and decided anew is asked and decided there."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from stimmig.review.models import Review


def followed_by(review: Review) -> Review | None:
    """The latest review of the same use, where it was opened after this one and not taken back."""
    return _later(review.opened_at, review.pk).filter(use_case=review.use_case_id).order_by("opened_at", "pk").last()


def latest_of_their_use(reviews: QuerySet[Review]) -> QuerySet[Review]:
    """Those no newer review of the same use follows; one that was taken back does not count."""
    later = _later(OuterRef("opened_at"), OuterRef("pk")).filter(use_case=OuterRef("use_case"))
    return reviews.filter(~Exists(later))


def _later(opened_at: Any, pk: Any) -> QuerySet[Review]:
    """Whatever was opened after that and not taken back."""
    after = Q(opened_at__gt=opened_at) | Q(opened_at=opened_at, pk__gt=pk)
    return Review.objects.filter(after, withdrawal=None)
