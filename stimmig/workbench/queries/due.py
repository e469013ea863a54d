"""What is due by its day alone."""

from datetime import date

from django.db.models import Count, QuerySet

from stimmig.review.models import Round

HANDED_IN_MIN = 2  # with fewer there is no picture; then whoever guides decides what becomes of the round
AT_ONCE = 50


def rounds_to_reveal(today: date) -> QuerySet[Round]:
    """The rounds whose day has passed and in which at least two have handed in, the oldest first."""
    waiting = Round.objects.filter(reveal=None, abandonment=None, due_on__lt=today)
    waiting = waiting.filter(review__withdrawal=None, review__closing=None, review__use_case__ending=None)
    handed_in = waiting.annotate(people=Count("seals__person", distinct=True)).filter(people__gte=HANDED_IN_MIN)
    return handed_in.order_by("due_on", "pk")[:AT_ONCE]
