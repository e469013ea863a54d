"""Whether a human is there, and when the next one is. Hours are those of the house's clock, also when it is set."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from stimmig.core.policy.nouns import HumanPromise, Policy

DAYS_AHEAD_MAX = 60  # further than any holiday; whoever closes for longer names no next time


@dataclass(frozen=True, slots=True)
class Service:
    """`open`: a human is there now. `next`: the moment from which one is; now where `open`, None where none is known.

    Moments are in the house's time zone.
    """

    open: bool
    next: datetime | None


def service(policy: Policy, at: datetime) -> Service:
    """Whether a human is there at this moment, and when next. `at` needs a time zone."""
    human = policy.human
    now = at.astimezone(ZoneInfo(human.time_zone))
    for since, until in _stretches(human, now.date()):
        if since <= now < until:
            return Service(True, now)
        if now < since:
            return Service(False, since)
    return Service(False, None)


def promised(requested: datetime, deadline: datetime, minutes: int) -> datetime:
    """The moment somebody was told who asked at `requested`, where the promise ran out at `deadline`.

    While a human was there it is the deadline; else the beginning of the next hours, `minutes` before it.
    """
    beginning = deadline - timedelta(minutes=minutes)
    return beginning if beginning > requested else deadline


def _stretches(human: HumanPromise, today: date) -> Iterator[tuple[datetime, datetime]]:
    """Every stretch of hours from today on, in their order."""
    for ahead in range(DAYS_AHEAD_MAX):
        day = today + timedelta(days=ahead)
        if day in human.closed:
            continue
        for hours in sorted(human.hours, key=lambda each: each.since):
            if day.weekday() in hours.days:
                yield _moment(human, day, hours.since), _moment(human, day, hours.until)


def _moment(human: HumanPromise, day: date, clock: time) -> datetime:
    """What the clock on the wall shows then. An hour left out in spring is the one that follows it (PEP 495)."""
    zone = ZoneInfo(human.time_zone)
    return datetime.combine(day, clock, zone).astimezone(UTC).astimezone(zone)
