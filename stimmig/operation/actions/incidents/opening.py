"""An incident is opened: by staff, by a rule, or by what a person affected tells us."""

import secrets
import uuid
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from stimmig.core.errors import Refusal
from stimmig.ledger.actions import take_turn
from stimmig.operation import webhooks
from stimmig.operation.actions.incidents.recording import recorded, told_of
from stimmig.operation.models import Conversation, Incident
from stimmig.operation.queries import is_erased
from stimmig.operation.queries.concerns import answer_by, receipt_token
from stimmig.people.models import Person
from stimmig.people.queries import token_hash
from stimmig.register.models import UseCase
from stimmig.register.queries import use_cases_for

LETTERS = "ABCDEFGHKLMNPQRSTUVWXYZ23456789"  # none that is taken for another when read out
NUMBER_LETTERS = 6
Source = Incident.Source


@transaction.atomic
def open_by_staff(
    *, use_case: UseCase, happened: str, told: str, doing: str, by: Person, at: datetime,
    touchpoint: str = "", conversation: Conversation | None = None,
) -> Incident:  # fmt: skip
    """Put on record that something went wrong: what happened, who was told, what we do now. The rest can wait."""
    if not use_cases_for(by).filter(pk=use_case.pk).exists():
        raise Refusal("not-yours")
    said = {"happened": happened, "told": told, "doing": doing, "by": by, "name": by.signature}
    return _open(use_case, Source.STAFF, at, touchpoint=touchpoint, conversation=conversation, **said)


@transaction.atomic
def open_by_rule(
    *, use_case: UseCase, finding: str, happened: str, at: datetime, touchpoint: str = "",
    conversation: Conversation | None = None,
) -> Incident:  # fmt: skip
    """A rule of the policy noticed something that a human has to look at. `finding` is its code."""
    place = {"touchpoint": touchpoint, "conversation": conversation}
    return _open(use_case, Source.RULE, at, finding=finding, happened=happened, **place)


@transaction.atomic
def tell(
    *, use_case: UseCase, happened: str, at: datetime, wish: str = "", contact: str = "",
    touchpoint: str = "", language: str = "", conversation: Conversation | None = None,
) -> tuple[Incident, str]:  # fmt: skip
    """Take what a person affected tells us, and the token of the link by which they read how it stands. Shown once."""
    take_turn()  # from here on nobody erases the conversation
    if conversation is not None and is_erased(conversation):
        conversation = None
    name = uuid.uuid4()
    token = receipt_token(name)
    said = {"happened": happened, "wish": wish, "contact": contact, "touchpoint": touchpoint, "language": language}
    keep = {"uuid": name, "token_hash": token_hash(token), "deadline": answer_by(localdate(at)), "heard_at": at}
    return _open(use_case, Source.PERSON, at, conversation=conversation, **said, **keep), token


def _open(use_case: UseCase, source: str, at: datetime, **said: Any) -> Incident:
    opened = Incident.objects.create(use_case=use_case, source=source, number=_number(at), at=at, **said)
    content = {"source": source, "touchpoint": opened.touchpoint, "finding": opened.finding}
    recorded("incident.opened", opened, content, by=opened.by, at=at)
    webhooks.announce("incident.opened", at=at, **told_of(opened))
    return opened


def _number(at: datetime) -> str:
    """A number for the receipt. Nobody can guess another, and it opens nothing."""
    while True:
        drawn = f"{localdate(at):%y}-" + "".join(secrets.choice(LETTERS) for _ in range(NUMBER_LETTERS))
        if not Incident.objects.filter(number=drawn).exists():
            return drawn
