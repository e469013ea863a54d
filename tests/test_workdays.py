"""When people work here: the holidays of the place the house names, and within how many days it answers."""

from datetime import date

import pytest

from stimmig.workdays import answer_days, holidays_in

REFORMATION = date(2026, 10, 31)


def test_holidays_are_those_of_the_place() -> None:
    """Of the country, and of its part where one is named, in any year; no place has none."""
    hamburg, germany = holidays_in("DE-HH"), holidays_in("de")
    assert REFORMATION in hamburg
    assert REFORMATION not in germany
    assert date(2035, 12, 25) in germany
    assert date(2026, 12, 25) not in holidays_in(" ")


@pytest.mark.parametrize("place", ["DE-XX", "Hamburg"])
def test_a_place_nobody_knows_is_said_at_the_start(place: str) -> None:
    """With the name of the setting."""
    with pytest.raises(ValueError, match="STIMMIG_HOLIDAYS names a country"):
        holidays_in(place)


@pytest.mark.parametrize("days", ["", "0", "31", "drei", "-1", "²"])
def test_a_promise_is_a_number_of_days(days: str) -> None:
    """At least one, and not so many that it promises nothing."""
    assert answer_days("5") == 5
    with pytest.raises(ValueError, match="STIMMIG_ANSWER_DAYS"):
        answer_days(days)
