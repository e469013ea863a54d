"""A level carried over counts where the group's own would, until the question is judged anew. Pure, without a score."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from stimmig.core.review import Carried, asked_anew, carried_over
from tests.core.picturing import AGREED, FRAMEWORK, JUDGEMENTS, SOUND_ALL, finding, judged, picture, reading

DIMENSIONS = st.sets(st.sampled_from(list(FRAMEWORK.dimensions)))


def over(subject: str, level: Any = 2) -> Carried:
    return Carried(subject, level, "Es trug.", "2026-07", "2026-10-05")


FOUR = [over(key) for key in "TRAC"]


@given(AGREED, DIMENSIONS, DIMENSIONS)
def test_what_is_touched_open_or_authenticity_is_asked(agreed: Any, opened: set[str], touched: set[str]) -> None:
    """Every dimension is either carried over, with at least one level, or asked; never both."""
    found = carried_over(agreed, opened, touched, FRAMEWORK)
    asked = asked_anew(found, FRAMEWORK)
    assert {"E", *touched} <= set(asked)
    assert all(agreed[key] is not None for key in found)
    assert {*asked, *(key[0] for key in found)} == set(FRAMEWORK.dimensions)
    assert set(asked).isdisjoint(key[0] for key in found)


def test_a_guiding_question_left_open_is_asked() -> None:
    """Of a dimension that was not opened its own level is enough; of an opened one every criterion is needed."""
    assert carried_over({"T": 2, "C": None}, (), (), FRAMEWORK) == ("T",)
    assert carried_over({"T": 2}, ("T",), (), FRAMEWORK) == ()
    criteria = {c.id: 2 for c in FRAMEWORK.criteria_of("C")}
    assert carried_over(criteria | {"C": 1}, ("C",), (), FRAMEWORK) == ("C", *criteria)
    assert carried_over({"A": "not_applicable"}, (), (), FRAMEWORK) == ("A",)
    assert asked_anew(("C", "C1", "A"), FRAMEWORK) == ("T", "R", "E")


def test_carried_levels_make_the_ring_and_the_core() -> None:
    """With Authenticity judged here and sound, everything carries."""
    drawn = picture(judged("E", 2, 2), {"E": 2}, carried=FOUR)
    assert (drawn.position, dict(drawn.ring)) == ("core", SOUND_ALL)
    assert drawn.not_judged == ()
    assert picture(judged("E", 2, 2), {"E": 2}, carried=FOUR[:3]).position == "unopposed"


def test_a_dimension_carried_by_its_criteria_stands_by_all_of_them() -> None:
    """The lowest makes the ring, and one that is weak keeps it from the core."""
    criteria = [over(c.id) for c in FRAMEWORK.criteria_of("C")]
    whole = picture(judged("E", 2, 2), {"E": 2}, carried=[*FOUR[:3], *criteria])
    assert (whole.position, whole.ring["C"], whole.not_judged) == ("core", 2, ())
    weak = picture(judged("E", 2, 2), {"E": 2}, carried=[*FOUR[:3], over(criteria[0].subject, 1), *criteria[1:]])
    assert (weak.position, weak.ring["C"]) == ("edge", 1)


def test_a_gap_that_is_carried_over_stays_a_gap() -> None:
    """And always weighs; a guiding question whose criteria were all agreed has nothing left to say."""
    found = picture([], carried=[over("C", 0), over("A", 1)]).weighing
    assert [(each.code, each.severity) for each in found] == [("C.gap", "critical"), ("A.gap", "serious")]
    criteria = [over(c.id) for c in FRAMEWORK.criteria_of("C")]
    assert picture([], carried=[over("C", 1), *criteria]).weighing == ()


def test_what_is_judged_anew_takes_its_place() -> None:
    """The old level counts no more, agreed on or not."""
    drawn = picture(judged("T", 2, 3), carried=[over("T", 1)])
    assert (drawn.carried, drawn.ring["T"]) == ((), None)
    assert "gap" not in {each.kind for each in drawn.findings}


def test_what_weighs_heavily_opens_a_carried_dimension_as_any_other() -> None:
    """Its criteria are to be judged then."""
    drawn = picture(judged("E", 2, 2), {"E": 2}, reading(finding("C1.x", "critical")), carried=FOUR)
    assert drawn.opened == {"C": ("critical",)}
    assert set(drawn.not_judged) == {c.id for c in FRAMEWORK.criteria_of("C")}


def test_a_weak_level_that_was_judged_in_depth_is_not_opened_again() -> None:
    """Its criteria came along."""
    criteria = [over(c.id, 1) for c in FRAMEWORK.criteria_of("C")]
    assert picture([], carried=[over("C", 1), *criteria]).opened == {}


@given(JUDGEMENTS, AGREED)
def test_nothing_carried_changes_nothing(judgements: Any, agreed: Any) -> None:
    """The picture is the same as before there was anything to carry over."""
    assert picture(judgements, agreed) == picture(judgements, agreed, carried=())
