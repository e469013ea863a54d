"""What is due by its day alone."""

from datetime import date

from django.db.models import Count, QuerySet

from stimmig.decision.models import Condition, Decision
from stimmig.people.models import Person
from stimmig.people.queries import leaders, people
from stimmig.review.models import Participation, Round

HANDED_IN_MIN = 2  # with fewer there is no picture; then whoever guides decides what becomes of the round
AT_ONCE = 50


def rounds_to_reveal(today: date) -> QuerySet[Round]:
    """The rounds whose day has passed and in which at least two have handed in, the oldest first."""
    waiting = Round.objects.filter(reveal=None, abandonment=None, due_on__lt=today)
    waiting = waiting.filter(review__withdrawal=None, review__closing=None, review__use_case__ending=None)
    handed_in = waiting.annotate(people=Count("seals__person", distinct=True)).filter(people__gte=HANDED_IN_MIN)
    return handed_in.order_by("due_on", "pk")[:AT_ONCE]


def may_be_due(day: date) -> set[int]:
    """By their keys, everybody for whom something can be due on a day; whoever is not among them need not be asked.

    More than have an errand: whether somebody has handed in or said how it stands, the errands themselves know.
    """
    asked = Participation.objects.filter(judges=True, review__rounds__due_on=day, review__rounds__reveal=None)
    again = Decision.objects.filter(review_on=day, supersession=None).values_list("use_case__accountable", flat=True)
    found = {*asked.values_list("person", flat=True), *again, *_may_keep(day)}
    return {key for key in found if key is not None}


def _may_keep(day: date) -> set[int | None]:
    """Whoever stands for a condition due that day or names who does; every leader, where one of them is away."""
    due = Condition.objects.filter(due_on=day, decision__supersession=None, decision__use_case__ending=None)
    rows = list(due.values_list("owner_person", "successors__person", "decision__use_case__accountable"))
    keepers = {key for owner, follows, _accountable in rows for key in (owner, follows) if key is not None}
    here = set(people().exclude(role=Person.Role.ADMINISTRATOR).filter(pk__in=keepers).values_list("pk", flat=True))
    away = keepers - here
    return {*keepers, *(row[2] for row in rows), *(leaders().values_list("pk", flat=True) if away else ())}
