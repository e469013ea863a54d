"""Where the use lies in a review: outside, open, at the edge, in the core, or nothing against it so far."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stimmig.core.review import Agreed
from stimmig.core.use_case import ProfileLine
from tests.core.picturing import FRAMEWORK, LINE, SOUND_ALL, all_five, finding, judged, picture, reading

OPENED_A = {"A1": 2, "A2": 3, "A3": 2, "A4": 2}


def position(agreed: dict[str, Agreed] | None = None, **given: object) -> str:
    return picture(all_five(2, 2), SOUND_ALL if agreed is None else agreed, **given).position


def test_the_core_is_said_when_everything_carries() -> None:
    """All five agreed at sound, every line of the profile judged, nothing serious standing."""
    assert position() == "core"


@pytest.mark.parametrize("of_the_facts", ["outside", "open"])
def test_an_outer_limit_or_a_decisive_unknown_comes_first(of_the_facts: str) -> None:
    """What lies outside is not moved inside by agreement."""
    assert position(facts=reading(position=of_the_facts)) == of_the_facts
    assert position(facts=reading(finding("A3.x", "critical"), position=of_the_facts)) == of_the_facts


@pytest.mark.parametrize(("severity", "where"), [("critical", "edge"), ("serious", "edge"), ("note", "core")])
def test_whatever_weighs_keeps_it_at_the_edge(severity: str, where: str) -> None:
    """An answer does not move it; a note does not hold it."""
    assert position(facts=reading(finding("A3.x", severity))) == where


def test_a_split_or_a_gap_keeps_it_at_the_edge() -> None:
    """What the judgements leave to clear up counts as much as a fact."""
    assert (
        picture([*all_five(2, 2), *judged("A1", 0, 3)], SOUND_ALL | OPENED_A, opened={"A": "split"}).position == "edge"
    )
    assert position(SOUND_ALL | {"T": 1}) == "edge"


@pytest.mark.parametrize("left", [None, "not_applicable"])
def test_a_dimension_without_an_agreed_level_is_not_the_core(left: Agreed) -> None:
    """Five views, all five looked at every time."""
    assert position(SOUND_ALL | {"E": left}) == "unopposed"
    assert position({}) == "unopposed"


def test_an_opened_dimension_is_carried_by_its_criteria() -> None:
    """Each that applies is agreed at sound or better; the guiding question alone is no longer enough."""
    assert position(opened={"A": "wish"}) == "unopposed"
    assert position(SOUND_ALL | {"A1": 2, "A2": 2}, opened={"A": "wish"}) == "unopposed"
    assert position(SOUND_ALL | OPENED_A, opened={"A": "wish"}) == "core"
    assert position(SOUND_ALL | OPENED_A | {"A4": "not_applicable"}, opened={"A": "wish"}) == "core"
    nothing_applies = dict.fromkeys(OPENED_A, "not_applicable")
    assert position(SOUND_ALL | nothing_applies, opened={"A": "wish"}) == "unopposed"


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        ([LINE, ProfileLine("leadership", "Selbst anrufen", "neutral")], "core"),
        ([LINE, ProfileLine("leadership", "Selbst anrufen", "unknown")], "unopposed"),
        ([ProfileLine("leadership", "Selbst anrufen", "conflicts")], "unopposed"),
        ([], "unopposed"),
    ],
)
def test_the_core_is_drawn_by_the_profile(lines: list[ProfileLine], where: str) -> None:
    """Without a profile there is no core; every line must have been judged and none contradict."""
    assert position(profile=lines) == where


@given(st.dictionaries(st.sampled_from(list(FRAMEWORK.dimensions)), st.integers(0, 1), min_size=1))
def test_a_weak_dimension_is_never_outweighed(weak: dict[str, int]) -> None:
    """However strong the others are, one weak dimension keeps the use out of the core."""
    assert position(dict.fromkeys(FRAMEWORK.dimensions, 3) | weak) == "edge"
