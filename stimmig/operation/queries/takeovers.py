"""Who waits for a human, who has taken over, and what has changed since somebody looked."""

from datetime import datetime

from django.db.models import Case, Count, Max, Q, QuerySet, When
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404

from stimmig.ledger.models import Entry
from stimmig.operation.models import Conversation, HumanLine, Takeover
from stimmig.operation.queries.conversations import FORGOTTEN, use_cases_served
from stimmig.people.models import Person
from stimmig.register.models import Involvement, UseCase
from stimmig.register.queries import has_part

LISTED_MAX = 50  # on the desk at once; whoever is in need stands first, then whoever waits longest
IN_NEED = Q(reason=Takeover.NEED) | Q(need_at__isnull=False)
NEED_FIRST = Case(When(IN_NEED, then=0), default=1)
SINCE = Coalesce("need_at", "requested_at")
CALLS_AGAIN = Q(need_at__isnull=False, need_met_at=None)
MOMENTS = ("requested_at", "offered_at", "accepted_at", "joined_at", "need_at", "need_met_at", "ended_at")
LEFT = Q(ending__in=Takeover.UNMET, became="") & ~Q(conversation__lacks=FORGOTTEN)  # what was erased is nobody's wish


def takeovers_for(person: Person) -> QuerySet[Takeover]:
    """The takeovers of the uses whose conversations this person may take over."""
    found = Takeover.objects.filter(conversation__use_case__in=use_cases_served(person))
    return found.select_related("conversation__use_case", "conversation__policy", "accepted_by")


def takeover_for(person: Person, pk: int) -> Takeover:
    """One takeover, if it is this person's to see; else 404."""
    return get_object_or_404(takeovers_for(person), pk=pk)


def may_serve(person: Person, use_case: UseCase) -> bool:
    """Whether somebody may take over conversations of a use."""
    return has_part(person, use_case, Involvement.Kind.SERVES)


def waiting(person: Person) -> list[Takeover]:
    """Whoever waits for a human: those in need first, then the longest.

    Nobody has taken over yet, or a human has it and was called once more, for somebody wrote in need since.
    """
    found = takeovers_for(person).filter(Q(accepted_at=None) | CALLS_AGAIN, ended_at=None)
    return list(found.order_by(NEED_FIRST, SINCE, "pk")[:LISTED_MAX])


def under_way(person: Person) -> list[Takeover]:
    """What humans have in hand: one's own first, then what others have, the oldest first. Who calls again waits."""
    found = takeovers_for(person).exclude(accepted_at=None).exclude(CALLS_AGAIN).filter(ended_at=None)
    return sorted(found[:LISTED_MAX], key=lambda each: each.accepted_by_id != person.pk)


def left(person: Person) -> list[Takeover]:
    """Wishes nobody met in time, until somebody says what became of them: those in need first, then the oldest."""
    return list(takeovers_for(person).filter(LEFT).order_by(NEED_FIRST, "requested_at", "pk")[:LISTED_MAX])


def left_in(conversation: Conversation) -> QuerySet[Takeover]:
    """The same of one conversation, to be changed."""
    return conversation.takeovers.select_for_update().filter(LEFT)


def overdue(at: datetime) -> QuerySet[Takeover]:
    """Those nobody has taken over although the time that was promised has passed."""
    return Takeover.objects.filter(accepted_at=None, ended_at=None, deadline__lt=at).order_by("deadline", "pk")


def desk_mark(person: Person) -> str:
    """Something short that is another as soon as anything changes on this person's desk: of what stands there alone.

    One query. What leaves the desk is counted no more, and what comes is the latest.
    """
    moments, need = {moment: Max(moment) for moment in MOMENTS}, Count("pk", filter=Q(reason=Takeover.NEED))
    shown = takeovers_for(person).filter(LEFT | Q(ended_at=None)).order_by()
    return "|".join(str(each) for each in shown.aggregate(Count("pk"), need=need, **moments).values())


def mark_of(takeover: Takeover) -> str:
    """The same for one conversation: its last entry says it all."""
    case = takeover.conversation.case
    return str(Entry.objects.filter(case=case).order_by().aggregate(last=Max("seq"))["last"])


def may_be_given(conversation: Conversation) -> QuerySet[HumanLine]:
    """What humans wrote in a conversation and the service may still ask for."""
    return HumanLine.objects.filter(takeover__conversation=conversation)
