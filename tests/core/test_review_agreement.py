"""How far several judgements agree, in one word, and which of them show nothing in a statistic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stimmig.core.judgement import Judgement, agreement, difference, is_thin, levels, spread
from tests.core.picturing import GROUPS, LEVELS, judged


@pytest.mark.parametrize(
    ("answers", "word"),
    [
        ((2, 2, 3), "agreed"),
        ((2, 2), "agreed"),
        ((1, 3, 2), "diverging"),
        ((0, 2), "diverging"),
        ((0, 3, 2), "split"),
        ((1, 1, 3, 3), "split"),
        ((1, 3, 3), "diverging"),
        ((0, 1, 3, 3, 3), "split"),
        ((2,), "thin"),
        ((), "thin"),
        (("no_basis", 2, 2), "agreed"),
        (("no_basis", "no_basis", 2, 2), "thin"),
        (("no_basis", "no_basis", 0, 3), "thin"),
        (("not_applicable", "not_applicable", "not_applicable"), "thin"),
        (("not_applicable", 2, 3), "agreed"),
    ],
)
def test_the_word_follows_from_the_levels(answers: tuple[int, ...], word: str) -> None:
    """Thin is said first, then split, then diverging; all else is agreed."""
    assert agreement(judged("A", *answers)) == word


@given(GROUPS, st.randoms())
def test_the_order_of_people_never_matters(answers: list[int], random: object) -> None:
    """Nobody's judgement counts for more."""
    group = judged("A", *answers)
    shuffled = list(group)
    random.shuffle(shuffled)
    assert agreement(shuffled) == agreement(group)


@given(GROUPS)
def test_a_lone_dissenter_is_never_hidden(answers: list[int]) -> None:
    """However many others agree, one voice three steps away makes it split."""
    group = [*judged("A", *answers, 0), Judgement("z", "A", level=3)]
    assert difference(levels(group)) == "split"


@given(st.lists(LEVELS, max_size=7), LEVELS)
def test_one_voice_more_never_hides_a_difference(given_levels: list[int], one_more: int) -> None:
    """A difference cannot be outvoted."""
    words = ["agreed", "diverging", "split"]
    assert words.index(difference([*given_levels, one_more])) >= words.index(difference(given_levels))


@given(GROUPS)
def test_no_basis_is_missing_and_never_zero(answers: list[int]) -> None:
    """Who lacks the basis moves neither the spread nor the difference."""
    group, more = judged("A", *answers), judged("A", *answers, "no_basis")
    assert spread(more) == spread(group)
    assert difference(levels(more)) == difference(levels(group))


def test_the_spread_is_lowest_and_highest() -> None:
    """Two numbers and no mean; nothing where nobody gave a level."""
    assert spread(judged("A", 2, 0, "no_basis", 3)) == (0, 3)
    assert spread(judged("A", "no_basis")) is None


@pytest.mark.parametrize(("lacking", "thin"), [(0, False), (1, False), (2, True)])
def test_a_third_without_basis_is_still_enough(lacking: int, thin: bool) -> None:
    """More than a third without basis is too many: one of three passes, two of four do not."""
    assert is_thin(judged("A", 2, 2, *["no_basis"] * lacking)) is thin


@pytest.mark.parametrize(
    ("answer", "level"), [("level", None), ("level", 4), ("level", -1), ("no_basis", 2), ("not_applicable", 0)]
)
def test_a_level_and_its_absence_exclude_each_other(answer: str, level: int | None) -> None:
    """A judgement is a level from 0 to 3, or honestly none."""
    with pytest.raises(ValueError, match="does not go with level"):
        Judgement("a", "A", answer, level)
