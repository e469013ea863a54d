"""A calendar any program can read: folded, escaped, in UTC."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from stimmig.core.calendar import Day, calendar

NOON = datetime(2026, 11, 22, 13, 0, tzinfo=timezone(timedelta(hours=1)))
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300)


def unfolded(written: str) -> list[str]:
    return written.replace("\r\n ", "").split("\r\n")


def test_a_day_without_a_time_lasts_a_day_and_keeps_nobody_busy() -> None:
    """The end is the day after, as a DATE; the stamp is in UTC."""
    lines = unfolded(calendar("Meins", [Day("1@house", date(2026, 12, 31), "Urteil", "Bis heute", "https://x/")], NOON))
    assert lines[:5] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Stimmig//DE",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Meins",
    ]
    assert "DTSTAMP:20261122T120000Z" in lines
    assert "DTSTART;VALUE=DATE:20261231" in lines
    assert "DTEND;VALUE=DATE:20270101" in lines
    assert "TRANSP:TRANSPARENT" in lines
    assert lines[-2:] == ["END:VCALENDAR", ""]


def test_nothing_people_wrote_becomes_a_line_of_its_own() -> None:
    """Comma, semicolon, backslash and line feed are escaped."""
    written = calendar("A", [Day("1", date(2026, 1, 1), "a,b;c\\d\r\nEND:VEVENT", "", "")], NOON)
    assert "SUMMARY:a\\,b\\;c\\\\d\\nEND:VEVENT" in unfolded(written)
    assert written.count("\r\nEND:VEVENT") == 1


@given(TEXT)
def test_lines_are_folded_and_unfold_to_the_same(said: str) -> None:
    """No line is longer than 75 octets, and no character is cut in two."""
    written = calendar(said, [], datetime(2026, 1, 1, tzinfo=UTC))
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    escaped = said.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert f"X-WR-CALNAME:{escaped}" in unfolded(written)


def test_a_long_line_goes_on_after_a_space() -> None:
    """The 75th octet is the last; a letter of two octets that would be the 76th begins the next line."""
    written = calendar("x" * 61 + "ü", [], datetime(2026, 1, 1, tzinfo=UTC))
    assert "X-WR-CALNAME:" + "x" * 61 + "\r\n ü\r\n" in written
