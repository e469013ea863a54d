"""The page of what happened: day by day, the latest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from stimmig.ledger.models import Content
from stimmig.workbench.history.fields import Change, change
from stimmig.workbench.history.sentences import sentence

SHOWN = 4  # fields of one change beside its sentence; more are folded


@dataclass(frozen=True)
class Event:
    """One entry of the ledger in words, with the fields that changed."""

    number: int
    at: datetime | None
    text: str
    changes: Sequence[Change] = ()

    @property
    def is_long(self) -> bool:
        return len(self.changes) > SHOWN


def days(contents: Iterable[Content]) -> list[tuple[date | None, list[Event]]]:
    """What happened, by day."""
    events = [_event(content) for content in contents]
    return [
        (day, list(all_of_it)) for day, all_of_it in groupby(events, key=lambda event: event.at and event.at.date())
    ]


def _event(content: Content) -> Event:
    """One entry; of what is no longer as it was recorded, that alone is said."""
    if not content.intact():
        return Event(content.pk, None, _("This entry is no longer what was recorded."))
    entry = content.read()
    at, fields = localtime(datetime.fromisoformat(entry["at"])), entry["content"].get("fields", ())
    changes = [change(field) for field in fields if field["path"] != "schema"]  # the format of the file
    return Event(content.pk, at, sentence(entry), changes)
