"""What those affected can tell us about, what they read behind their link, and what they are to be written of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q
from django.utils.crypto import salted_hmac

from stimmig.core import incident as core
from stimmig.core.decision import INTRODUCING
from stimmig.decision.queries import current_decision
from stimmig.ledger.cases.house import keys
from stimmig.operation.models import Conversation, Incident
from stimmig.operation.queries.conversations import is_erased
from stimmig.people.queries import token_hash
from stimmig.register.models import UseCase

IDEA = "idea"
SALT = "stimmig.concern"
TELLS_FOR = timedelta(days=90)  # as long as a general enquiry is kept (K1)
RECEIPT = "stimmig.receipt"  # a token made under it opens nothing else
READ_OUTSIDE = ("informed", "compensated")  # the parts of putting it right that the person reads, in this order
LOOK_BACK = timedelta(days=1)


@dataclass(frozen=True)
class ToWrite:
    """A letter to somebody who told us: where to, behind which link they read, and since when it stands there."""

    incident: Incident
    address: str
    token: str
    since: datetime


def use_case_to_tell_about(key: UUID) -> UseCase | None:
    """The use of this public address; none while it is an idea nobody has decided to introduce."""
    found = UseCase.objects.select_related("accountable").filter(uuid=key).first()
    if found is None:
        return None
    decided = current_decision(found)
    introduced = decided is not None and decided.outcome in INTRODUCING
    return found if introduced or found.stage != IDEA else None


def concern_token(case: UUID) -> str:
    """What the link to the form says of the conversation it comes from; it opens nothing of it, and runs out."""
    return signing.TimestampSigner(salt=SALT).sign(str(case))


def conversation_told_of(token: str, use_case: UseCase) -> Conversation | None:
    """The conversation with this use a link comes from; none where the link ran out or was altered.

    None either where nothing more can be recorded of it: it was erased, or its key is lost.
    """
    try:
        case = UUID(signing.TimestampSigner(salt=SALT).unsign(token, max_age=TELLS_FOR))
    except (signing.BadSignature, ValueError):
        return None
    found = Conversation.objects.filter(case=case, use_case=use_case).first()
    if found is None or is_erased(found) or not keys().find([case]):
        return None
    return found


def answer_by(told_on: date) -> date:
    """The day by which whoever tells us something hears from us: so many working days of this house on."""
    return core.answer_by(told_on, settings.ANSWER_DAYS, settings.HOLIDAYS)


def receipt_token(name: UUID) -> str:
    """What the secret link of a person who told us contains, the same whenever it is asked for; it rests nowhere."""
    return salted_hmac(RECEIPT, str(name), algorithm="sha256").hexdigest()


def incident_of(token: str) -> Incident | None:
    """The incident a secret link opens."""
    found = Incident.objects.select_related("use_case__accountable", "closing", "conversation")
    return found.filter(token_hash=token_hash(token)).first() if token else None


def looked_after_by(use_case: UseCase) -> tuple[str, str]:
    """Whom those affected reach by name: who looks after it every day, and who answers for it."""
    decided = current_decision(use_case)
    leader = use_case.accountable.name if use_case.accountable else decided.signed_name if decided else ""
    if decided is None:
        return leader, leader
    daily = decided.record["why"]["talk_to"] or decided.record["owner"] or decided.signed_name
    return str(daily), leader


def answers_to_write(at: datetime) -> Iterator[ToWrite]:
    """Of the last day's answers to those who left a mail address the latest one to each."""
    since = at - LOOK_BACK
    answered = Q(exchanges__of_house=True, exchanges__at__gt=since)
    said = Q(words__part__in=READ_OUTSIDE, words__at__gt=since)
    found = Incident.objects.filter(answered | said, contact__contains="@", token_hash__isnull=False)
    for each in found.distinct().order_by("pk").prefetch_related("exchanges", "words"):
        token, address = receipt_token(each.uuid), address_in(each.contact)
        if address and each.token_hash == token_hash(token):  # earlier links were drawn, and nobody here knows them
            yield ToWrite(each, address, token, _last_answer(each))


def _last_answer(incident: Incident) -> datetime:
    """When the house last said something that the person reads."""
    moments = [each.at for each in incident.exchanges.all() if each.of_house]
    return max(moments + [each.at for each in incident.words.all() if each.part in READ_OUTSIDE])


def address_in(contact: str) -> str:
    """The first mail address in what somebody wrote on how to reach them; empty where there is none."""
    return next((word for word in re.split(r"[\s<>,;()]+", contact) if _is_address(word)), "")


def _is_address(word: str) -> bool:
    try:
        validate_email(word)
    except ValidationError:
        return False
    return True
