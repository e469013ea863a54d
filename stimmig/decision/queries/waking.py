"""What lies on the table again: a use that was parked or refused, and its event or its day has come."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from stimmig.core.decision import WAITING
from stimmig.decision.models import Decision
from stimmig.decision.queries.decisions import decision_for
from stimmig.people.models import Person
from stimmig.register.queries import facilitates
from stimmig.review.models import Review


def is_awake(decision: Decision, today: date) -> bool:
    """Whether what it waits for has happened, or its day has come."""
    day = decision.part("wake_up_on")
    return hasattr(decision, "waking") or bool(day and date.fromisoformat(day) <= today)


def waits_for_event(decision: Decision) -> bool:
    """Whether it holds and names something that would wake it up, and nobody has said that this happened."""
    holds = not hasattr(decision, "supersession") and not hasattr(decision, "waking")
    holds = holds and decision.use_case.ending_id is None
    return holds and decision.outcome in WAITING and bool(decision.part("wake_up"))


def may_wake(person: Person, decision: Decision) -> bool:
    """Leaders and whoever facilitates may say that it has happened."""
    return waits_for_event(decision) and _tells(person, decision)


def _tells(person: Person, decision: Decision) -> bool:
    return person.is_leader or facilitates(person, decision.use_case)


def decision_to_wake_for(person: Person, pk: int) -> Decision:
    """A decision that this person may wake; a refusal that says why not otherwise."""
    decision = decision_for(person, pk)
    if not _tells(person, decision):
        raise PermissionDenied(_("Leadership or facilitation says that it has happened."))
    if not waits_for_event(decision):
        raise PermissionDenied(_("This decision waits for nothing any more."))
    return decision


def awake_for(person: Person, today: date, guided: Iterable[int]) -> QuerySet[Decision]:
    """What lies on the table again before whoever decides or facilitates, until a new review is under way.

    `guided` are the uses whose reviews they guide, by their keys.
    """
    begun = Review.objects.filter(use_case=OuterRef("use_case"), opened_at__gt=OuterRef("made_at"), withdrawal=None)
    waiting = Decision.objects.filter(supersession=None, use_case__ending=None, outcome__in=WAITING)
    theirs = Q(use_case__accountable=person) | Q(use_case__in=guided)
    mine = waiting if person.is_facilitator else waiting.filter(theirs)
    come = Q(waking__isnull=False) | Q(day__gt="", day__lte=today.isoformat())
    named = mine.alias(day=Cast(KT("record__wake_up_on"), TextField()))
    awake = named.filter(come).exclude(Exists(begun)).select_related("use_case", "waking")
    return awake.only("record", "use_case__title", "waking__sentence").order_by("made_at", "pk")
