"""Days in a story, moved by whole weeks: it is told as if it had just happened, and every weekday stays what it was.

Moved are dates, and in sentences what German writes as one: 28. Mai, 28. Mai 2026, 30.10.2026, 2026-08-03, im Mai,
Oktober 2026, Novemberrechnung. A month alone moves as its middle does. What carries no month stays.
"""

import re
from datetime import date, datetime, timedelta
from typing import Any

MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
MONTH = "|".join(MONTHS)
WRITTEN = re.compile(
    r"\b(?P<iso>\d{4}-\d{2}-\d{2})\b"
    r"|\b(?P<short>\d{1,2}\.\d{1,2}\.\d{4})\b"
    rf"|\b(?:(?P<day>\d{{1,2}})\. )?(?P<month>{MONTH})(?: (?P<year>\d{{4}}))?(?=\b|rechnung)"
)


def weeks_since(told: date, today: date) -> timedelta:
    """The whole weeks between the day a story was written for and today."""
    return timedelta(weeks=(today - told).days // 7)


def moved(story: Any, by: timedelta, told: date) -> Any:
    """The same story, later by so much. A day without a year is one of the year in which it was told."""
    if isinstance(story, dict):
        return {key: moved(value, by, told) for key, value in story.items()}
    if isinstance(story, list):
        return [moved(value, by, told) for value in story]
    if isinstance(story, date):  # a datetime is one, too
        return story + by
    return WRITTEN.sub(lambda found: _later(found, by, told), story) if isinstance(story, str) and by else story


def _later(found: re.Match[str], by: timedelta, told: date) -> str:
    if found["iso"]:
        return (date.fromisoformat(found["iso"]) + by).isoformat()
    if found["short"]:
        return f"{datetime.strptime(found['short'], '%d.%m.%Y') + by:%d.%m.%Y}"
    day, year = int(found["day"] or 15), int(found["year"] or told.year)
    new = date(year, MONTHS.index(found["month"]) + 1, day) + by
    number, year_too = f"{new.day}. " if found["day"] else "", f" {new.year}" if found["year"] else ""
    return f"{number}{MONTHS[new.month - 1]}{year_too}"
