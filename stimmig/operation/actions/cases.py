"""What is done with the case of a conversation: looked into, held, erased, or restricted where it must be kept.

Whoever may look into the conversations of a use does this; the ledger says no where a hold or a duty stands against it.
"""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from stimmig.core.errors import Refusal
from stimmig.core.retention import READ_FOR, Answer
from stimmig.ledger.cases import actions as cases
from stimmig.ledger.models import Hold
from stimmig.operation import queries
from stimmig.operation.actions.incidents.recording import recorded
from stimmig.operation.actions.keeping import kept
from stimmig.operation.models import (
    Conversation,
    Exchange,
    Harm,
    Incident,
    IncidentClosing,
    Message,
    Redress,
    Takeover,
)
from stimmig.operation.queries.incidents import is_disputed
from stimmig.operation.webhooks import announce
from stimmig.people.models import Person

ERASED = "case.erased"


@transaction.atomic
def look_into(*, conversation: Conversation, by: Person, at: datetime, where: str = "page", ground: str = "") -> None:
    """Somebody opens a conversation. Every look is an entry, and goes with the case; where it went, there is none.

    `ground` is what they read it for, one of `core.retention.READ_FOR`; what is restricted is not opened without.
    """
    if queries.is_erased(conversation):
        return
    if ground not in READ_FOR and queries.is_restricted(conversation):
        raise Refusal("no-ground")
    kept(conversation, "case.viewed", {"at": where} | ({"ground": ground} if ground else {}), by=by, at=at)


@transaction.atomic
def hold(*, conversation: Conversation, reason: str, by: Person, at: datetime) -> Hold:
    """Nothing of it is erased until this reason ends."""
    return cases.hold(case=conversation.case, reason=reason, by=by, at=at)


@transaction.atomic
def release(*, conversation: Conversation, hold: Hold, reason: str, by: Person, at: datetime) -> None:
    """This reason ends."""
    if hold.case != conversation.case:
        raise Refusal("not-of-this-case")
    cases.release(hold=hold, reason=reason, by=by, at=at)


@transaction.atomic
def end_procedure(*, conversation: Conversation, what: str, on: date, by: Person, at: datetime) -> None:
    """The application is decided, the employment over: what it is kept for runs out from that day."""
    cases.end_procedure(case=conversation.case, what=what, on=on, by=by, at=at)


@transaction.atomic
def resume_procedure(*, conversation: Conversation, reason: str, by: Person, at: datetime) -> None:
    """It is not over after all."""
    cases.resume_procedure(case=conversation.case, reason=reason, by=by, at=at)


@transaction.atomic
def erase(*, conversation: Conversation, by: Person, at: datetime, given_up: bool = False) -> Answer:
    """The person asks for it: erased at once, or restricted where it must be kept. They are told the answer.

    `given_up`: they know that it would prove what they complained about, and want it gone; so does the house. What is
    still in hand goes on without it.
    """
    disputed = is_disputed(conversation)
    given_up = given_up and disputed
    answer = cases.erase_or_restrict(case=conversation.case, by=by, at=at, given_up=given_up)
    if answer.erases:
        forget(conversation, at, keeps_open=given_up)
        _tell_those_in_hand(conversation, by, at)
    return replace(answer, disputed=answer.disputed and disputed)


def _tell_those_in_hand(conversation: Conversation, by: Person, at: datetime) -> None:
    """Whoever works on what went wrong in it reads why the conversation is gone."""
    for incident in conversation.incidents.filter(closing=None):
        recorded("incident.changed", incident, {"part": "erased"}, by=by, at=at)


def forget_erased(at: datetime) -> int:
    """Forget whose the conversations were that have run out; how many."""
    found = queries.to_forget()
    for conversation in found:
        forget(conversation, at)
    return len(found)


@transaction.atomic
def forget(conversation: Conversation, at: datetime, *, keeps_open: bool = False) -> None:
    """Nothing is left in its line by which anybody could tell whose it was, nor in what went to other programs.

    `keeps_open`: what was written of incidents still in hand stays; the person waits for an answer.
    """
    gone = Conversation(case=conversation.case, touchpoint=conversation.touchpoint)
    Message.objects.filter(case=conversation.case).exclude(type=ERASED).delete()
    conversation.relays.all().delete()
    conversation.takeovers.filter(ended_at=None).update(ended_at=at, ending=Takeover.Ending.ENDED)
    conversation.takeovers.update(accepted_by=None)
    announce(ERASED, at=at, use_case=conversation.use_case, conversation=gone, key=f"erased:{conversation.case}")
    Conversation.objects.filter(pk=conversation.pk).update(outside_id="", lacks=queries.FORGOTTEN, language="")
    queries.may_be_given(conversation).delete()
    went_wrong = Incident.objects.filter(conversation=conversation)
    _forget(went_wrong.exclude(closing=None) if keeps_open else went_wrong)


def _forget(about: QuerySet[Incident]) -> None:
    """Nothing anybody wrote of what went wrong is left. That something did, and when, is."""
    written = {"incident__in": about}
    Exchange.objects.filter(**written).delete()
    Redress.objects.filter(**written).update(text="")
    Harm.objects.filter(**written).update(sentence="")
    IncidentClosing.objects.filter(**written).update(reason="")
    about.update(happened="", told="", doing="", wish="", contact="", token_hash=None, heard_at=None)
