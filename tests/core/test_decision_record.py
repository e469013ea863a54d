"""What is signed: whole, in words, in a form that has one hash."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from stimmig.core.decision import Alternative, Answer, Condition, Decision, Expectation, Limit, Weighing, plain, record
from stimmig.core.ledger import canonical
from stimmig.core.review import Contest
from tests.core.picturing import SOUND_ALL, all_five, finding, judged, picture, reading

PICTURE = picture(
    [*all_five(2, 2), *judged("A3", 0, 3, 3)],
    SOUND_ALL | {"A3": 1},
    reading(finding("C2.x"), to_show=(finding("T2.y", "note"),)),
    contested=[Contest("b", "logging", None, "Nachts schreibt niemand mit.")],
)
CHANGED = Answer(
    ("A3.gap", None, None), "changed_plan", "Nachts ruft ein Mensch zurück.", "M. Albers", date(2027, 2, 1)
)
DECISION = Decision(
    outcome="introduce_with_conditions",
    sentence="Wir führen ihn ein.",
    weighing=Weighing("a", "b", "c"),
    limits=(Limit("Termin", "ai"),),
    conditions=(Condition("…", "T. Brandt", date(2027, 1, 15), "A3", "takeover_minutes", "<=", Decimal("2.5")),),
    answers=(
        Answer(("A3.gap", None, None), "changed_plan", "Nachts ruft jemand zurück.", "M. Albers", date(2027, 2, 1)),
    ),
    alternatives=(Alternative("Eine zweite Kraft", "nicht zu besetzen", without_ai=True),),
    expectations=(Expectation("…", date(2027, 5, 1), value=Decimal("95.0"), probability=70),),
)
ABOUT = {"number": "2026-07", "title": "Telefonassistent"}


def test_the_record_can_be_put_into_the_ledger() -> None:
    """Text, whole numbers, lists and objects only; it reads back as it was written."""
    signed = record(DECISION, PICTURE, ABOUT)
    assert json.loads(canonical(signed)) == signed


def test_the_record_says_what_was_decided() -> None:
    """In the words of the leader, with what it is about."""
    signed = record(DECISION, PICTURE, ABOUT)
    assert (signed["number"], signed["title"], signed["sentence"]) == (
        "2026-07",
        "Telefonassistent",
        "Wir führen ihn ein.",
    )
    assert signed["weighing"] == {"gain": "a", "risk": "b", "trust": "c"}
    assert signed["limits"] == [{"touchpoint": "Termin", "mode": "ai"}]
    assert signed["always_reopens"] == ["extension", "broken_condition", "harm", "changed_system"]
    assert signed["alternatives"][0]["without_ai"] is True
    assert signed["expectations"][0]["probability"] == 70


@pytest.mark.parametrize("outcome", ["rework", "decline"])
def test_where_nothing_begins_nothing_must_hold(outcome: str) -> None:
    """Conditions that were typed before the leader turned away are not signed."""
    assert replace(DECISION, outcome=outcome).all_conditions == ()
    assert replace(DECISION, outcome=None).all_conditions != ()


def test_answers_that_promise_stand_among_the_conditions() -> None:
    """A changed plan is held to like any other condition."""
    changed, measured = record(DECISION, PICTURE, ABOUT)["conditions"]
    assert (changed["text"], changed["changes_plan"]) == ("Nachts ruft jemand zurück.", True)
    assert changed["because"] == [["A3.gap", None, None]]
    assert (measured["due_on"], measured["value"]) == ("2027-01-15", "2.5")


def test_the_record_keeps_the_picture_it_was_decided_on() -> None:
    """Positions, agreed levels, findings in both languages and whether they weighed; no statistic."""
    signed = record(DECISION, PICTURE, ABOUT)
    standing = next(standing for standing in signed["standings"] if standing["subject"] == "A3")
    assert (standing["agreement"], standing["spread"], standing["agreed"]) == ("split", [0, 3], 1)
    assert [position["level"] for position in standing["positions"]] == [0, 3, 3]
    assert "consensus" not in standing
    assert [found["code"] for found in signed["findings"] if found["weighs"]] == ["A3.gap"]
    assert all(found["text"].keys() == {"de", "en"} for found in signed["findings"])
    assert signed["contested"][0]["sentence"] == "Nachts schreibt niemand mit."
    assert signed["ring"] == {"T": 2, "R": 2, "A": 1, "C": 2, "E": 2}
    assert signed["position"] == "edge"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("95.00"), 95),
        (Decimal("99.50"), "99.50"),
        (2.5, "2.5"),
        (3.0, 3),
        (date(2027, 1, 15), "2027-01-15"),
        ((1, None, True), [1, None, True]),
        ({"a": ()}, {"a": []}),
    ],
)
def test_values_are_written_plainly(value: object, written: object) -> None:
    """Days as ISO text, fractions as text, whole numbers as such."""
    assert plain(value) == written


def test_a_value_of_its_own_is_its_parts() -> None:
    """An object is written by its fields, also inside others."""
    assert plain([Limit("Termin", "ai")]) == [{"touchpoint": "Termin", "mode": "ai"}]
