"""Which dimensions a reveal opens, and why; and what an introduction would still need."""

import pytest
from hypothesis import given

from stimmig.core.judgement import Judgement
from stimmig.core.review import not_judged, to_open
from tests.core.picturing import AGREED, FRAMEWORK, JUDGEMENTS, all_five, finding, judged, picture, reading

CRITICAL = finding("A3.no-human-route", "critical")


def test_a_well_made_use_opens_nothing() -> None:
    """Where people agree on sound and nothing weighs heavily, five questions are enough."""
    assert to_open(all_five(2, 2, 3), [finding("A3.x")], {"T": 2, "R": 3}, FRAMEWORK) == {}


@pytest.mark.parametrize(("levels", "reason"), [((0, 3), "split"), ((1, 3), "diverging"), ((0, 2, 2), "diverging")])
def test_a_difference_opens(levels: tuple[int, ...], reason: str) -> None:
    """Where leaders lie apart, one looks closer."""
    assert to_open(judged("C", *levels), [], {}, FRAMEWORK) == {"C": (reason,)}


def test_too_many_without_basis_do_not_hide_a_split() -> None:
    """Thin is the word shown; the two ends are looked at all the same."""
    assert to_open(judged("C", 0, 3, "no_basis", "no_basis"), [], {}, FRAMEWORK) == {"C": ("split",)}


def test_what_weighs_heavily_opens_before_anyone_has_judged() -> None:
    """So the invitation can say it."""
    assert to_open([], [CRITICAL], {}, FRAMEWORK) == {"A": ("critical",)}


def test_a_wish_opens() -> None:
    """One person who wants to look closer is enough."""
    assert to_open([Judgement("a", "E", level=2, wants_opening=True)], [], {}, FRAMEWORK) == {"E": ("wish",)}


@pytest.mark.parametrize(
    ("agreed", "opened"), [(0, {"R": ("weak",)}), (1, {"R": ("weak",)}), (2, {}), (None, {}), ("not_applicable", {})]
)
def test_a_weak_agreed_level_opens(agreed: int | None, opened: dict[str, object]) -> None:
    """After the talk a level below sound opens as well; what was left open does not."""
    assert to_open(judged("R", 2, 2), [], {"R": agreed}, FRAMEWORK) == opened


def test_every_reason_is_named() -> None:
    """A dimension may be opened for several reasons, and all are shown."""
    judgements = [*judged("A", 0, 3), Judgement("c", "A", level=2, wants_opening=True)]
    assert to_open(judgements, [CRITICAL], {"A": 1}, FRAMEWORK) == {"A": ("split", "critical", "wish", "weak")}


def test_judgements_of_criteria_open_nothing_further() -> None:
    """Their dimension is open already."""
    assert to_open(judged("A3", 0, 3), [], {}, FRAMEWORK) == {}


def test_what_was_opened_stays_open() -> None:
    """The reason may be gone after a fact was settled; the first reason is kept before any new one."""
    shown = picture(judged("A", 0, 3), opened={"C": "full", "A": "critical"})
    assert shown.opened == {"A": ("critical", "split"), "C": ("full",)}


def test_an_introduction_needs_the_five_questions_and_what_was_opened() -> None:
    """Every criterion of an opened dimension must have been judged, if only by one."""
    assert picture(all_five(2, 2)).not_judged == ()
    assert picture(judged("T", 2, 2)).not_judged == ("R", "A", "C", "E")
    opened = picture([*all_five(2, 2), *judged("A1", 2), *judged("A3", 2)], opened={"A": "wish"})
    assert opened.not_judged == ("A2", "A4")


def test_a_critical_finding_makes_its_dimension_needed() -> None:
    """A quick review is not enough where something weighs heavily."""
    assert picture(all_five(2, 2), facts=reading(CRITICAL)).not_judged == ("A1", "A2", "A3", "A4")


@given(JUDGEMENTS, AGREED)
def test_more_judgements_never_close_anything(judgements: list[Judgement], agreed: dict[str, object]) -> None:
    """What some of the judgements open, all of them open."""
    few = to_open(judgements[: len(judgements) // 2], [], agreed, FRAMEWORK)
    assert few.keys() <= to_open(judgements, [], agreed, FRAMEWORK).keys()


def test_everything_judged_leaves_nothing_needed() -> None:
    """A full review is always enough."""
    assert not_judged([*FRAMEWORK.dimensions, *FRAMEWORK.criteria], list(FRAMEWORK.dimensions), FRAMEWORK) == ()
