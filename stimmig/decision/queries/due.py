"""What decisions still ask for: conditions to be said to hold, expectations to look back on.

Of a decision only the title of its use is read; what was signed is heavy, and stays unread.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import BigIntegerField, Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from stimmig.decision.models import Condition, Expectation, Fulfilment, Successor, Supersession
from stimmig.people.models import Person

SAID = ("text", "due_on", "decision__use_case__title")


def to_look_back_on(person: Person, today: date, guided: Iterable[int]) -> QuerySet[Expectation]:
    """The expectations whose day has come and of which nobody has said how they turned out, the oldest first.

    They wait for whoever answers for the use, facilitates, or guides its reviews (`guided`, by the keys of uses); what
    a later decision replaced waits no more, nor what ended with its use.
    """
    due = Expectation.objects.filter(due_on__lte=today, retrospects=None, decision__supersession=None)
    due = due.filter(decision__use_case__ending=None)
    due = due.select_related("decision__use_case").only(*SAID).order_by("due_on", "pk")
    if person.is_facilitator:
        return due
    answers = Q(decision__use_case__accountable=person) if person.is_leader else Q()
    return due.filter(answers | Q(decision__use_case__in=guided))


def to_keep(person: Person, until: date) -> QuerySet[Condition]:
    """The conditions this person stands for that fall due by then, or fell due, and are not said to hold or not."""
    named = Q(owner_person=person) & ~Q(Exists(Successor.objects.filter(condition=OuterRef("pk"))))
    follows = Q(pk__in=_followed_by(person))
    return _unsaid(_in_force().filter(named | follows, due_on__lte=until))


def _followed_by(person: Person) -> list[int]:
    """The conditions of which this person is the latest successor: mostly none, and then nobody looks for them."""
    later = Q(at__gt=OuterRef("at")) | Q(at=OuterRef("at"), pk__gt=OuterRef("pk"))
    since = Successor.objects.filter(later, condition=OuterRef("condition"))
    return list(Successor.objects.filter(~Exists(since), person=person).values_list("condition", flat=True))


def kept_by_nobody(person: Person, until: date) -> QuerySet[Condition]:
    """The conditions nobody here stands for any more, or ever did.

    Of people who have left, or see no content any more, every leader is told. Of names without an account it is
    whoever answers for the use, as soon as the day is near.
    """
    if not person.is_leader:
        return Condition.objects.none()
    away = Person.objects.filter(Q(is_active=False) | Q(role=Person.Role.ADMINISTRATOR)).values("pk")
    unknown = Q(decision__use_case__accountable=person, due_on__lte=until, keeper=None)
    handed_on = Q(pk__in=Successor.objects.values("condition"))
    few = _kept().filter(Q(owner_person__in=away) | Q(owner_person=None) | handed_on)  # the others need no second look
    found = _unsaid(few.filter(Q(keeper__in=away) | unknown)).prefetch_related("successors")
    return found.select_related("decision__supersession", "decision__use_case").only(
        *SAID, "owner", "owner_person", "decision__use_case__accountable", "decision__use_case__ending",
        "decision__supersession__new",
    )  # fmt: skip


def _kept() -> QuerySet[Condition]:
    """Every condition of a decision in force, by the account of whoever stands for it today.

    That is the latest successor, or whom it names.
    """
    latest = Successor.objects.filter(condition=OuterRef("pk")).order_by("-at", "-pk")
    by_now = When(Exists(latest), then=Subquery(latest.values("person")[:1]))
    return _in_force().alias(keeper=Case(by_now, default=F("owner_person"), output_field=BigIntegerField()))


def _in_force() -> QuerySet[Condition]:
    """The conditions of decisions in force, the next day first; of a decision the title of its use alone is read."""
    replaced = Supersession.objects.filter(old=OuterRef("decision"))  # so asked, PostgreSQL knows that few are
    found = Condition.objects.filter(~Exists(replaced), decision__use_case__ending=None)
    return found.select_related("decision__use_case").only(*SAID).order_by("due_on", "pk")


def _unsaid(conditions: QuerySet[Condition]) -> QuerySet[Condition]:
    """Those that are not said to hold or not."""
    return conditions.alias(stands=_word()).filter(stands=Fulfilment.State.CANNOT_TELL)


def broken(person: Person) -> QuerySet[Condition]:
    """The conditions said not to hold, of decisions in force on uses this leader answers for, the oldest first."""
    said = Fulfilment.objects.filter(state=Fulfilment.State.NOT_FULFILLED).values("condition")  # few, and at hand
    theirs = _in_force().filter(decision__use_case__accountable=person, pk__in=said)
    return theirs.alias(stands=_word()).filter(stands=Fulfilment.State.NOT_FULFILLED)


def _word() -> Coalesce:
    """The latest word on a condition; while nobody has said one, it cannot be told."""
    latest = Fulfilment.objects.filter(condition=OuterRef("pk")).order_by("-at", "-pk").values("state")[:1]
    return Coalesce(Subquery(latest), Value(Fulfilment.State.CANNOT_TELL))
