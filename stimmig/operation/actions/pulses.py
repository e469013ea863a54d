"""Answering the one question."""

import secrets
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from stimmig.core.errors import Refusal
from stimmig.operation import queries
from stimmig.operation.actions.keeping import kept
from stimmig.operation.models import Conversation, Pulse, PulseTaken
from stimmig.people.models import Person
from stimmig.register.models import UseCase


@transaction.atomic
def say_how_it_was(*, conversation: Conversation, answer: str, at: datetime) -> None:
    """The person says how they felt, once. In the case stands that they did; the answer stands without them."""
    month = localdate(at).replace(day=1)
    _once(conversation.use_case, str(conversation.case), month)
    if not queries.is_erased(conversation):
        kept(conversation, "pulse.given", {}, by=None, at=at)
    Pulse.objects.create(
        pk=_anywhere(),
        use_case=conversation.use_case,
        touchpoint=conversation.touchpoint,
        of=Pulse.Of.CUSTOMER,
        answer=answer,
        month=month,
    )


@transaction.atomic
def say_how_it_is(*, use_case: UseCase, answer: str, by: Person, at: datetime) -> None:
    """Somebody who works beside the AI says how it is, once a month; nobody learns who said what."""
    month = localdate(at).replace(day=1)
    _once(use_case, f"{by.uuid} {month}", month)
    Pulse.objects.create(pk=_anywhere(), use_case=use_case, of=Pulse.Of.STAFF, answer=answer, month=month)


def _anywhere() -> int:
    """A number that says nothing about the order: else the answers would stand in that of those who gave them."""
    return secrets.randbelow(2**62) + 1


def _once(use_case: UseCase, who: str, month: date) -> None:
    try:
        with transaction.atomic():
            PulseTaken.objects.create(pk=_anywhere(), use_case=use_case, by=queries.who_answered(who), month=month)
    except IntegrityError:
        raise Refusal("answered-already") from None
