"""Somebody's days as a calendar: what waits for them by a date, in the words of the start page."""

import hashlib
from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from stimmig.core.calendar import Day, calendar
from stimmig.people.mail import address, language_of
from stimmig.people.models import Person
from stimmig.workbench import words
from stimmig.workbench.queries.errands import errands


def calendar_of(person: Person, at: datetime) -> str:
    """The calendar in the language of whoever reads it. Nothing stands in it that the start page does not say."""
    with override(language_of(person)):
        return calendar(_("Stimmig: what is to be done"), _days(person, at), at)


def _days(person: Person, at: datetime) -> Iterator[Day]:
    house = settings.ALLOWED_HOSTS[0].strip("[]")
    for errand in errands(person, at):
        if errand.until:
            name = hashlib.sha256(f"{errand.kind} {errand.url} {errand.what}".encode()).hexdigest()[:32]
            summary = f"{words.verb(errand)}: {errand.what}"
            yield Day(f"{name}@{house}", errand.until, summary, words.hint(errand), address(errand.url))
