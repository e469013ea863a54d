"""Deciding against the picture: possible, noticed, and asked why."""

from typing import Literal

import pytest

from stimmig.core.decision import INTRODUCING, OUTCOMES, Answer, Contradiction, Decision, against_the_picture
from stimmig.core.review import Picture
from tests.core.picturing import SOUND_ALL, all_five, finding, judged, picture, reading

CORE = picture(all_five(2, 2), SOUND_ALL)
HEAVY = ("A3.no-route", None, None)
CRITICAL = picture(all_five(2, 2), SOUND_ALL, reading(finding("A3.no-route", "critical"), finding("C2.x")))


def against(outcome: str, shown: Picture, *answers: Answer) -> list[tuple[str, str | None]]:
    decision = Decision(outcome=outcome, answers=answers)
    found = against_the_picture(decision, shown)
    return [(each.code, each.finding[0] if each.finding else each.about) for each in found]


@pytest.mark.parametrize("outcome", INTRODUCING)
@pytest.mark.parametrize("position", ["outside", "open"])
def test_introducing_what_lies_outside_or_open(outcome: str, position: str) -> None:
    """A pilot is an introduction too."""
    assert against(outcome, picture([], facts=reading(position=position))) == [(position, None)]


def test_answering_what_weighs_heavily_by_a_reason_alone() -> None:
    """A reason carries it and changes nothing; a condition or a changed plan does."""
    assert against("introduce", CRITICAL, Answer(HEAVY, "reason")) == [("carried", "A3.no-route")]
    assert against("introduce", CRITICAL, Answer(HEAVY, "condition")) == []
    assert against("introduce", CRITICAL, Answer(HEAVY, "changed_plan")) == []
    assert against("introduce", CRITICAL, Answer(("C2.x", None, None), "reason")) == []


def test_introducing_what_is_agreed_not_to_be_in_place() -> None:
    """A dimension at 0, or one of its criteria when it was opened."""
    assert against("pilot", picture(all_five(2, 2), SOUND_ALL | {"A": 0})) == [("not_in_place", "A")]
    assert against("pilot", picture(all_five(2, 2), SOUND_ALL | {"C2": 0, "C1": 3})) == [("not_in_place", "C")]
    assert against("pilot", picture(all_five(2, 2), SOUND_ALL | {"A": 1})) == []


@pytest.mark.parametrize("kind", ["reason", "condition"])
def test_a_level_at_0_is_named_once(kind: Literal["reason", "condition"]) -> None:
    """Whether the leader carries it or not: as what is not in place, never once more as what is carried."""
    shown = picture([*all_five(2, 2), *judged("C2", 0, 0)], SOUND_ALL | {"C2": 0, "C1": 3})
    gaps = [found for found in shown.findings if found.severity == "critical"]
    assert [found.code for found in gaps] == ["C2.gap"]
    assert against("pilot", shown, *(Answer(found.key, kind) for found in gaps)) == [("not_in_place", "C")]


def test_declining_what_lies_in_the_core() -> None:
    """A house may leave what suits it; in two years somebody will ask why."""
    assert against("decline", CORE) == [("declined", None)]
    assert against("decline", CRITICAL) == []


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_whatever_else_goes_with_the_picture(outcome: str) -> None:
    """Reworking is never against it, and introducing from the core is not either."""
    expected = [("declined", None)] if outcome == "decline" else []
    assert against(outcome, CORE) == expected
    assert against("rework", picture([], facts=reading(position="outside"))) == []


def test_all_ways_are_named() -> None:
    """Each with what it is about."""
    shown = picture(all_five(2, 2), {"T": 0}, reading(finding("A3.no-route", "critical"), position="outside"))
    decision = Decision("introduce", answers=(Answer(HEAVY, "reason"),))
    assert against_the_picture(decision, shown) == (
        Contradiction("outside"),
        Contradiction("carried", finding=HEAVY),
        Contradiction("not_in_place", "T"),
    )
