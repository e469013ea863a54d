"""Whether a human is there, by the clock on the wall of the house, also in the nights when it is set."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from stimmig.core.policy import Hours, Policy, moment_said, promised, service
from tests.core.policy.making import human, policy, turn

BERLIN = ZoneInfo("Europe/Berlin")


def with_hours(*hours: Hours, **more: object) -> Policy:
    return replace(policy(), human=human(hours=hours, **more))


def berlin(*parts: int, fold: int = 0) -> datetime:
    return datetime(*parts, tzinfo=BERLIN, fold=fold)  # type: ignore[misc,arg-type]


def test_open_from_the_first_minute_to_before_the_last() -> None:
    """The end is no longer open."""
    for hour, minute, is_open in ((6, 59, False), (7, 0, True), (16, 59, True), (17, 0, False)):
        assert service(policy(), berlin(2026, 12, 1, hour, minute)).open is is_open


def test_the_next_one_is_there_in_the_morning_or_on_monday() -> None:
    """Later today, tomorrow, or after the weekend; now, where somebody is there."""
    assert service(policy(), berlin(2026, 12, 1, 5)).next == berlin(2026, 12, 1, 7)
    assert service(policy(), berlin(2026, 12, 1, 20)).next == berlin(2026, 12, 2, 7)
    assert service(policy(), berlin(2026, 12, 4, 17)).next == berlin(2026, 12, 7, 7)
    assert service(policy(), berlin(2026, 12, 1, 9)).next == berlin(2026, 12, 1, 9)


def test_at_lunch_it_is_closed() -> None:
    """Several stretches a day, in whatever order they were written."""
    two = with_hours(Hours((1,), time(13), time(17)), Hours((1,), time(8), time(12)))
    assert service(two, berlin(2026, 12, 1, 12, 30)) == replace(service(two, berlin(2026, 12, 1, 12)), open=False)
    assert service(two, berlin(2026, 12, 1, 12, 30)).next == berlin(2026, 12, 1, 13)


def test_on_a_holiday_nobody_is_there() -> None:
    """Whatever the hours say; a house that is always closed names no next time."""
    away = with_hours(*human().hours, closed=(date(2026, 12, 24), date(2026, 12, 25)))
    assert service(away, berlin(2026, 12, 24, 10)).next == berlin(2026, 12, 28, 7)
    assert service(with_hours(), berlin(2026, 12, 24, 10)).next is None


def test_when_the_clock_is_set_forward() -> None:
    """On 29 March 2026 there is no half past two: who opens then opens at half past three."""
    night = with_hours(Hours((6,), time(2, 30), time(6)))
    opening = service(night, berlin(2026, 3, 29, 1, 30)).next
    assert opening == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert f"{opening:%H:%M}" == "03:30"
    assert not service(night, datetime(2026, 3, 29, 1, 29, tzinfo=UTC)).open
    assert service(night, datetime(2026, 3, 29, 1, 30, tzinfo=UTC)).open


def test_when_the_clock_is_set_back() -> None:
    """On 25 October 2026 half past two comes twice: who opens then opens the first time and stays open."""
    night = with_hours(Hours((6,), time(2, 30), time(6)))
    for hour, is_open in ((0, True), (1, True), (4, True), (5, False)):
        assert service(night, datetime(2026, 10, 25, hour, 30, tzinfo=UTC)).open is is_open


def test_seven_is_seven_in_summer_and_in_winter() -> None:
    """The hours are those of the wall, an hour apart in Greenwich."""
    assert service(policy(), datetime(2026, 7, 1, 5, 0, tzinfo=UTC)).open
    assert not service(policy(), datetime(2026, 12, 1, 5, 0, tzinfo=UTC)).open


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 1), timezones=st.just(UTC)))
def test_the_next_time_is_open_and_not_before(at: datetime) -> None:
    """Whoever comes back then finds somebody."""
    found = service(policy(), at)
    assert found.next is not None
    assert found.next >= at
    assert service(policy(), found.next).open
    assert found.open == (found.next == at)


def test_whoever_asked_was_told_the_deadline_or_the_next_hours() -> None:
    """Within the hours so many minutes on; at night the beginning of the next ones, before the deadline."""
    asked, night, seven = berlin(2026, 12, 1, 14), berlin(2026, 12, 1, 0, 42), berlin(2026, 12, 1, 7)
    assert promised(asked, asked + timedelta(minutes=10), 10) == asked + timedelta(minutes=10)
    assert promised(night, seven + timedelta(minutes=10), 10) == seven


def test_a_moment_is_said_by_the_clock_of_the_house() -> None:
    """Today, tomorrow or on a later day, wherever it was written; where none is known, that."""
    now = turn(at=berlin(2026, 12, 1, 9))
    said = [moment_said(policy(), now, datetime(2026, 12, day, 13, 5, tzinfo=UTC)) for day in (1, 2, 4)]
    assert said == ["heute um 14:05 Uhr", "morgen um 14:05 Uhr", "am Freitag, dem 4.12., um 14:05 Uhr"]
    assert moment_said(policy(), now, None) == "sobald wieder jemand da ist"
