"""Van der Eijk's A: it sorts what to talk about, and is checked against published values."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stimmig.core.judgement import van_der_eijk

MANY = st.lists(st.integers(0, 3), min_size=3, max_size=12)


def test_the_example_of_the_manual() -> None:
    """Frequencies 30, 40, 210, 130, 530, 50, 10 over seven categories: 0.6113."""
    frequencies = [30, 40, 210, 130, 530, 50, 10]
    given_levels = [category for category, count in enumerate(frequencies) for _ in range(count)]
    assert van_der_eijk(given_levels, categories=7) == pytest.approx(0.6113, abs=5e-5)


@pytest.mark.parametrize(
    ("given_levels", "value"),
    [
        ([0, 3, 3], -1 / 3),
        ([0, 3, 3, 3, 3], 0.2),
        ([2, 2, 2], 1),
        ([0, 0, 3, 3], -1),
        ([0, 1, 2, 3], 0),
        ([1, 1, 2, 2], 2 / 3),
    ],
)
def test_known_values(given_levels: list[int], value: float) -> None:
    """One level is 1, evenly spread is 0, two camps at the ends are -1."""
    assert van_der_eijk(given_levels) == pytest.approx(value)


@pytest.mark.parametrize("given_levels", [[], [2], [0, 3]])
def test_below_three_judgements_there_is_none(given_levels: list[int]) -> None:
    """With two people one looks at both."""
    assert van_der_eijk(given_levels) is None


@given(MANY)
def test_it_lies_between_split_and_one_level(given_levels: list[int]) -> None:
    """From -1 to 1, and 1 exactly where all say the same."""
    value = van_der_eijk(given_levels)
    assert value is not None
    assert -1 - 1e-9 <= value <= 1 + 1e-9
    assert (value == pytest.approx(1)) == (len(set(given_levels)) == 1)


@given(MANY)
def test_strong_and_weak_count_alike(given_levels: list[int]) -> None:
    """Turning the scale round changes nothing: it measures agreement and not quality."""
    assert van_der_eijk([3 - level for level in given_levels]) == pytest.approx(van_der_eijk(given_levels))


@given(MANY, st.integers(2, 4))
def test_only_the_shares_count(given_levels: list[int], times: int) -> None:
    """A house with more leaders who judge in the same shares agrees just as much."""
    many = list((Counter(given_levels) + Counter(given_levels * (times - 1))).elements())
    assert van_der_eijk(many) == pytest.approx(van_der_eijk(given_levels))
