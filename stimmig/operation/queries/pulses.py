"""Who is asked how it was, and has not said so yet."""

import hmac
from datetime import date
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from stimmig.operation.models import Conversation, PulseTaken
from stimmig.people.models import Person
from stimmig.register.models import Involvement, UseCase
from stimmig.register.queries import has_part

SALT = "stimmig.pulse"
ASKED = (Involvement.Kind.SERVES, Involvement.Kind.RUNS)  # whoever works beside the AI


def pulse_token(case: UUID) -> str:
    """What the link of a person contains, the same whenever it is asked for; it opens nothing but the one question."""
    return signing.Signer(salt=SALT).sign(str(case))


def conversation_by(token: str) -> Conversation:
    """The conversation a link is about; else 404."""
    try:
        case = UUID(signing.Signer(salt=SALT).unsign(token))
    except (signing.BadSignature, ValueError):
        raise Http404 from None
    return get_object_or_404(Conversation.objects.select_related("use_case"), case=case)


def who_answered(who: str) -> str:
    """A hash nobody can make without the key of the installation."""
    return hmac.new(settings.SECRET_KEY.encode(), f"{SALT} {who}".encode(), "sha256").hexdigest()


def has_said_how_it_was(conversation: Conversation) -> bool:
    """Whether the person has answered."""
    return _taken(conversation.use_case, str(conversation.case))


def may_say_how_it_is(person: Person, use_case: UseCase, today: date | None = None) -> bool:
    """Whether somebody works beside the AI of a use, and has not answered this month."""
    month = (today or localdate()).replace(day=1)
    return has_part(person, use_case, *ASKED) and not _taken(use_case, f"{person.uuid} {month}")


def _taken(use_case: UseCase, who: str) -> bool:
    return PulseTaken.objects.filter(use_case=use_case, by=who_answered(who)).exists()
