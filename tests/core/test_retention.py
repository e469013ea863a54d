"""How long a case is kept: never shorter than the law asks, and not longer than a ground carries."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stimmig.core.retention import CLASSES, Term, deletes_on, ended_by, longest, months_later, restricts_on

DAYS = st.dates(date(2020, 1, 1), date(2100, 12, 31))
CODES = st.sampled_from(sorted(CLASSES))
LEAST_DAYS = {  # what the law asks at least, in the shortest of all years
    "K2": 3 * 365,
    "K3": 6 * 365,
    "K4": 8 * 365,
    "K6": 181,
    "high-risk-log": 181,
}


@pytest.mark.parametrize(
    ("code", "happened", "closed", "erased"),
    [
        ("K1", date(2026, 11, 30), None, date(2027, 3, 1)),
        ("K2", date(2026, 1, 1), None, date(2030, 1, 1)),
        ("K2", date(2026, 12, 31), None, date(2030, 1, 1)),
        ("K2", date(2027, 1, 1), None, date(2031, 1, 1)),
        ("K3", date(2026, 5, 4), None, date(2033, 1, 1)),
        ("K4", date(2026, 5, 4), None, date(2035, 1, 1)),
        ("K5", date(2026, 5, 4), None, None),
        ("K5", date(2026, 5, 4), date(2026, 8, 1), date(2029, 8, 2)),
        ("K5", date(2026, 8, 1), date(2026, 5, 4), date(2029, 8, 2)),
        ("K6", date(2026, 5, 4), None, None),
        ("K6", date(2026, 5, 4), date(2026, 8, 31), date(2027, 3, 1)),
        ("K7", date(2028, 2, 29), None, date(2031, 3, 1)),
        ("K8", date(2026, 5, 4), None, None),
        ("K8", date(2026, 5, 4), date(2030, 6, 30), date(2035, 7, 1)),
        ("high-risk-log", date(2027, 12, 2), None, date(2028, 6, 3)),
    ],
)
def test_each_class_has_its_day(code: str, happened: date, closed: date | None, erased: date | None) -> None:
    """Kept through the last day of the period, erased on the one after; open while nothing is closed."""
    assert deletes_on(CLASSES[code], happened, closed) == erased


def test_a_closing_means_nothing_where_the_class_counts_from_the_day() -> None:
    """Only what counts from an end waits for one."""
    day = date(2026, 5, 4)
    assert deletes_on(CLASSES["K1"], day, date(2027, 1, 1)) == deletes_on(CLASSES["K1"], day)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 6, 15), 0, date(2026, 6, 15)),
    ],
)
def test_a_month_without_such_a_day_ends_on_its_last(day: date, months: int, later: date) -> None:
    """As section 188 (3) BGB has it."""
    assert months_later(day, months) == later


def test_what_one_may_rely_on_is_restricted_after_six_months() -> None:
    """It stays for claims until its end, and is read for nothing else; other classes are not restricted by a day."""
    assert restricts_on(CLASSES["K2"], date(2026, 5, 31)) == date(2026, 12, 1)
    assert [code for code in CLASSES if restricts_on(CLASSES[code], date(2026, 5, 31))] == ["K2"]


def term(code: str, happened: date = date(2026, 5, 4), closed: date | None = None) -> Term:
    return Term(CLASSES[code], happened, closed)


def test_the_class_that_ends_last_wins() -> None:
    """A shorter one never takes away what a longer one has to keep, and what is open outlasts every day."""
    assert longest([term("K1"), term("K3"), term("K2")]) == term("K3")
    assert longest([term("K4"), term("K5"), term("K1")]) == term("K5")
    assert longest([term("K2"), term("K5", closed=date(2026, 6, 1))]) == term("K2")


def test_a_term_keeps_until_the_day_before_its_end() -> None:
    """And an open one keeps on every day."""
    assert (term("K1").ends_on, term("K1").keeps_on(date(2026, 8, 2))) == (date(2026, 8, 3), True)
    assert not term("K1").keeps_on(date(2026, 8, 3))
    assert term("K5").keeps_on(date(2999, 1, 1))


@given(CODES, DAYS, DAYS)
def test_nothing_goes_before_the_statutory_minimum(code: str, happened: date, closed: date) -> None:
    """Whatever the day: at least so many days lie between, and between the closing and the end where it counts."""
    ends = deletes_on(CLASSES[code], happened, closed)
    assert ends is not None
    counted = max(happened, closed) if CLASSES[code].from_closing else happened
    assert (ends - counted).days > LEAST_DAYS.get(code, 0)


@given(CODES, DAYS)
def test_what_happens_later_is_never_erased_earlier(code: str, happened: date) -> None:
    """A day more can only postpone the end."""
    today, tomorrow = (deletes_on(CLASSES[code], day, day) for day in (happened, happened + timedelta(days=1)))
    assert today is not None
    assert tomorrow is not None
    assert today <= tomorrow


@given(st.lists(st.builds(Term, CODES.map(CLASSES.__getitem__), DAYS, st.none() | DAYS), min_size=1, max_size=4))
def test_the_winner_keeps_as_long_as_any_other(terms: list[Term]) -> None:
    """On no day does one of several still keep the case when the winner does not."""
    winner = longest(terms)
    for other in terms:
        assert winner.ends_on is None or (other.ends_on is not None and other.ends_on <= winner.ends_on)


@pytest.mark.parametrize(
    ("codes", "closed", "ended"),
    [
        (["K6"], date(2026, 1, 1), True),
        (["K6"], date(2026, 8, 1), False),
        (["K6", "K2"], date(2026, 1, 1), False),
        (["K5"], date(2026, 1, 1), False),
        (["K1"], date(2026, 1, 1), True),
    ],
)
def test_a_procedure_over_long_ago_may_end_all_that_keeps_it(codes: list[str], closed: date, ended: bool) -> None:
    """Unless something else still keeps the case."""
    terms = [Term(CLASSES[code], date(2026, 1, 1)) for code in codes]
    assert ended_by(terms, closed, date(2026, 8, 15)) is ended
