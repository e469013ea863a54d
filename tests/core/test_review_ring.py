"""The ring: five segments, each the lowest of what was agreed, never a mean."""

from hypothesis import given
from hypothesis import strategies as st

from stimmig.core.review import Agreed, ring
from tests.core.picturing import AGREED, FRAMEWORK, picture


def test_a_segment_shows_the_agreed_level_of_its_guiding_question() -> None:
    """Dashed where nothing is agreed, and where it is agreed not to apply."""
    agreed: dict[str, Agreed] = {"T": 3, "R": 0, "A": None, "C": "not_applicable"}
    assert ring(agreed, FRAMEWORK) == {"T": 3, "R": 0, "A": None, "C": None, "E": None}


def test_in_an_opened_dimension_the_lowest_criterion_shows() -> None:
    """Three strong criteria do not hide a weak one; what does not apply or is open has no part in it."""
    agreed: dict[str, Agreed] = {"A": 2, "A1": 3, "A2": 3, "A3": 1, "A4": "not_applicable"}
    assert ring(agreed, FRAMEWORK)["A"] == 1
    assert picture([], agreed).ring == ring(agreed, FRAMEWORK)


def test_until_a_criterion_is_agreed_the_guiding_question_shows() -> None:
    """Opening a dimension does not blot out what was agreed on it."""
    assert ring({"A": 1, "A1": None, "A2": "not_applicable"}, FRAMEWORK)["A"] == 1


@given(AGREED)
def test_every_segment_is_a_level_somebody_agreed_on(agreed: dict[str, Agreed]) -> None:
    """No figure appears that nobody wrote."""
    for dimension, level in ring(agreed, FRAMEWORK).items():
        written = {value for subject, value in agreed.items() if subject[0] == dimension}
        assert level is None or level in written


@given(AGREED, st.sampled_from(list(FRAMEWORK.criteria)), st.integers(0, 3))
def test_one_more_agreed_criterion_never_brightens_an_opened_segment(
    agreed: dict[str, Agreed], criterion: str, level: int
) -> None:
    """A segment can only stay or fall by a further criterion."""
    others: dict[str, Agreed] = {key: value for key, value in agreed.items() if key not in (criterion, criterion[0])}
    before = ring(others, FRAMEWORK)[criterion[0]]
    after = ring(others | {criterion: level}, FRAMEWORK)[criterion[0]]
    assert after is not None
    assert before is None or after <= before
