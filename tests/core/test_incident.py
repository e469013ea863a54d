"""What an incident still lacks, what comes next, and until when somebody hears from us."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stimmig.core import incident as core
from stimmig.core.errors import Incomplete

ALL = frozenset(core.NEEDED)


def test_at_first_everything_is_missing_in_the_order_in_which_it_is_best_said() -> None:
    """Somebody looks after it before anything else; a day helps, and nobody has to set one."""
    assert core.missing(()) == core.NEEDED
    assert core.next_part(()) == "owner"
    assert "deadline" not in core.NEEDED


def test_nothing_is_missing_once_every_part_has_a_word() -> None:
    """Then it may be closed."""
    assert core.missing(ALL) == ()
    assert core.next_part(ALL) is None
    core.require_complete(ALL)


@pytest.mark.parametrize("part", core.REDRESS)
def test_redress_is_complete_only_with_each_of_its_four_parts(part: str) -> None:
    """Corrected, informed, compensated or reasoned, and the cause fixed."""
    with pytest.raises(Incomplete) as refused:
        core.require_complete(ALL - {part})
    assert refused.value.gaps == (part,)


def test_a_refusal_names_everything_at_once() -> None:
    """However much is missing."""
    for lost in combinations(core.NEEDED, 2):
        with pytest.raises(Incomplete) as refused:
            core.require_complete(ALL - set(lost))
        assert refused.value.gaps == lost


def test_whoever_told_us_hears_before_it_is_dismissed() -> None:
    """Nobody else has to be told that it was none."""
    with pytest.raises(Incomplete):
        core.require_told((), "person")
    core.require_told({"informed"}, "person")
    core.require_told((), "staff")


@pytest.mark.parametrize(
    ("said", "closed", "state"),
    [
        (frozenset(), "", "opened"),
        (frozenset({"owner"}), "", "in_hand"),
        (ALL, "", "put_right"),
        (ALL, "redressed", "closed"),
        (frozenset(), "dismissed", "dismissed"),
    ],
)
def test_where_it_stands(said: frozenset[str], closed: str, state: str) -> None:
    """By what was said, and whether it is closed."""
    assert core.state(said, closed) == state  # type: ignore[arg-type]  # as parametrized


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        (date(2026, 11, 30), date(2026, 12, 3)),
        (date(2026, 12, 3), date(2026, 12, 8)),
        (date(2026, 12, 5), date(2026, 12, 9)),
    ],
)
def test_an_answer_comes_within_so_many_working_days(told: date, answer: date) -> None:
    """Monday to Thursday; over a weekend; told on a Saturday."""
    assert core.answer_by(told, 3) == answer


def test_on_holidays_nobody_works() -> None:
    """Told before Christmas, one hears in the new year; a holiday on a Sunday takes nothing away."""
    holidays = {date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 1)}
    assert core.answer_by(date(2026, 12, 24), 4, holidays) == date(2026, 12, 31)
    assert core.answer_by(date(2026, 12, 24), 5, holidays) == date(2027, 1, 4)


@pytest.mark.parametrize(
    ("part", "said", "wrong"),
    [
        ("severity", {"choice": "harm", "text": "Gestürzt."}, ()),
        ("severity", {"choice": "9", "text": ""}, ("choice", "text")),
        ("compensated", {"choice": "not_given", "text": ""}, ("text",)),
        ("compensated", {"choice": "", "text": "Nichts."}, ("choice",)),
        ("owner", {"person": None}, ("person",)),
        ("owner", {"person": object()}, ()),
        ("deadline", {"day": date(2026, 12, 1)}, ()),
        ("deadline", {"text": "bald"}, ("day",)),
        ("cause", {"text": "Die Anweisung schwieg."}, ()),
    ],
)
def test_each_part_asks_for_what_it_needs(part: str, said: dict[str, object], wrong: tuple[str, ...]) -> None:
    """A choice with its reason, a person, a day, or a text."""
    assert core.faults(part, said) == wrong


@given(st.sets(st.sampled_from(core.PARTS)))
def test_what_is_said_and_what_is_missing_are_the_whole(said: set[str]) -> None:
    """In any order of saying; and what comes next is always the first that is missing."""
    missing = core.missing(said)
    assert set(missing) | (said & ALL) == ALL
    assert not set(missing) & said
    assert core.next_part(said) == (missing[0] if missing else None)


@pytest.mark.parametrize(
    ("code", "went_out", "times", "grave"),
    [
        ("unrecorded", False, 1, True),
        ("promises", True, 1, True),
        ("anger", True, 9, False),
        ("promises", False, 9, False),
        ("denies_ai", False, 1, False),
        ("denies_ai", False, 2, True),
    ],
)
def test_what_a_human_has_to_look_at(code: str, went_out: bool, times: int, grave: bool) -> None:
    """What a person has read, a lie withheld twice, what nobody recorded; what was prevented is none."""
    assert core.is_grave(code, went_out, times) is grave
