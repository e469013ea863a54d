"""Writing a calendar as RFC 5545 has it: days on which something is due, for any calendar program to read.

Lines end in CRLF and are folded at 75 octets, never inside a character (section 3.1); text is escaped (3.3.11); stamps
are in UTC (3.3.5); a day without a time is a DATE (3.3.4).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

OCTETS_MAX = 75
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


@dataclass(frozen=True, slots=True)
class Day:
    """Something due on a day. `uid` stays the same as long as it is the same thing."""

    uid: str
    on: date
    summary: str
    description: str
    url: str


def calendar(name: str, days: Iterable[Day], stamp: datetime) -> str:
    """The whole calendar. `stamp` is when it was written, and has a time zone."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Stimmig//DE", "METHOD:PUBLISH", f"X-WR-CALNAME:{_text(name)}"]
    for day in days:
        lines += _event(day, f"{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(day: Day, stamp: str) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{_text(day.uid)}",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{day.on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day.on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(day.summary)}",
        f"DESCRIPTION:{_text(day.description)}",
        f"URL:{day.url}",
        "TRANSP:TRANSPARENT",  # nobody is busy because of it
        "END:VEVENT",
    ]


def _text(said: str) -> str:
    return said.translate(ESCAPED)


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets; each further piece begins with a space, which counts."""
    pieces, length = [""], 0
    for character in line:
        octets = len(character.encode())
        if length + octets > OCTETS_MAX:
            pieces.append("")
            length = 1
        pieces[-1] += character
        length += octets
    return "\r\n ".join(pieces)
