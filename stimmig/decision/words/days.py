"""Days, moments and fingerprints, as one reads them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from stimmig.decision.models import Decision
from stimmig.register.words import day

Record = Mapping[str, Any]


def ahead(record: Record) -> list[tuple[str, str]]:
    """The days and the event by which it comes back on the table."""
    rows = [
        (_("On trial until"), day(record["until"] or "")),
        (_("We look at it again on"), day(record["review_on"] or "")),
        (_("Back on the table when …"), record["wake_up"]),
        (_("At the latest on"), day(record["wake_up_on"] or "")),
    ]
    return [(name, value) for name, value in rows if value]


def woken_on(record: Record) -> date | None:
    """The day on which what waits or was refused comes back at the latest, where one was named."""
    return date.fromisoformat(record["wake_up_on"]) if record["wake_up_on"] else None


def short(iso: str | None) -> str:
    """A day as a table shows it; nothing where none is written yet."""
    return str(date_format(date.fromisoformat(iso), "SHORT_DATE_FORMAT")) if iso else ""


def in_one_line(name: str, value: str) -> str:
    """A day follows its name, an event a colon, in the words of whoever wrote it."""
    if name.endswith("…"):
        return _("It comes back on the table with: %(event)s") % {"event": value}
    return f"{name} {value}" if value[:1].isdigit() else f"{name}: {value}"


def signed_on(decision: Decision) -> str:
    """The day of the signature."""
    return str(date_format(localtime(decision.made_at), "DATE_FORMAT"))


def moment(at: datetime) -> str:
    """Day and time."""
    return str(date_format(localtime(at), "DATETIME_FORMAT"))


def grouped(digits: str, size: int = 8) -> str:
    """A hash in groups one can read aloud."""
    return " ".join(digits[start : start + size] for start in range(0, len(digits), size))
