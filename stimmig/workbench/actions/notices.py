"""What one person chooses for themselves: how often to be written to, and a calendar of their own."""

import secrets
from datetime import datetime

from django.db import transaction

from stimmig.people.models import Person
from stimmig.people.queries import token_hash
from stimmig.workbench.models import CalendarLink, MailChoice


@transaction.atomic
def choose_mail(*, person: Person, kind: str, at: datetime) -> MailChoice:
    """How often somebody is written to from now on."""
    chosen, _ = MailChoice.objects.update_or_create(person=person, defaults={"kind": kind, "at": at})
    return chosen


@transaction.atomic
def make_calendar_link(*, person: Person, at: datetime) -> str:
    """The token of a new link; it is shown once, and the earlier link ends."""
    token = secrets.token_urlsafe(32)
    CalendarLink.objects.update_or_create(person=person, defaults={"token_hash": token_hash(token), "made_at": at})
    return token


@transaction.atomic
def end_calendar_link(*, person: Person) -> None:
    """Whoever has the link reads nothing by it any more."""
    CalendarLink.objects.filter(person=person).delete()
