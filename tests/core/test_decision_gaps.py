"""A decision is signed when it is complete; whatever it lacks is named at once."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stimmig.core.decision import (
    INTRODUCING,
    OUTCOMES,
    WAITING,
    Answer,
    Condition,
    Decision,
    Expectation,
    Limit,
    Missing,
    Weighing,
    gaps,
    require_complete,
    year_after,
)
from stimmig.core.errors import Incomplete
from stimmig.core.review import Picture
from tests.core.picturing import AS_OF, SOUND_ALL, all_five, finding, picture, reading

TOUCHPOINTS = ("Termin buchen", "Störung melden")
CLEAR = picture(all_five(2, 2), SOUND_ALL, profile=[])
GAP = ("A3.no-route", "Störung melden", None)
WEIGHING = picture(
    [*all_five(2, 2)],
    SOUND_ALL,
    reading(finding("A3.no-route", touchpoint="Störung melden"), finding("C2.x", "note")),
    marked=[GAP],
)
DUE = date(2027, 1, 15)
CONDITION = Condition("Ein Mensch übernimmt binnen zwei Minuten.", "T. Brandt", DUE)
ANSWER = Answer(GAP, "condition", "Ein Mensch übernimmt.", "T. Brandt", DUE)
COMPLETE = Decision(
    outcome="introduce",
    sentence="Wir führen den Assistenten ein.",
    reasons="Zwei Drittel der Anrufe sind Vorgänge.",
    weighing=Weighing("Termine ohne Warten.", "Jemand in Not spricht mit einer Maschine.", "Wir sagen, wer spricht."),
    limits=(Limit("Termin buchen", "ai_human_on_request"), Limit("Störung melden", "human")),
    review_on=date(2027, 5, 22),
    until=date(2027, 3, 1),
    wake_up="Wenn die Nachtbereitschaft steht.",
)


def found(decision: Decision, shown: Picture = CLEAR) -> list[str]:
    return [str(gap) for gap in gaps(decision, shown, TOUCHPOINTS, AS_OF)]


def complete(outcome: str) -> Decision:
    """A complete decision with this outcome."""
    conditions = (CONDITION,) if outcome == "introduce_with_conditions" else ()
    return replace(COMPLETE, outcome=outcome, conditions=conditions)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_complete_decision_passes(outcome: str) -> None:
    """Each outcome can be reached."""
    assert found(complete(outcome)) == []
    require_complete(complete(outcome), CLEAR, TOUCHPOINTS, AS_OF)


def test_everything_missing_is_named_at_once() -> None:
    """One look is enough to know what is still to be written, in the order of the pages."""
    assert found(Decision("introduce"), WEIGHING) == [
        "sentence: missing",
        "weighing.gain: missing",
        "weighing.risk: missing",
        "weighing.trust: missing",
        "reasons: missing",
        "limits[Termin buchen]: missing",
        "limits[Störung melden]: missing",
        "review_on: missing",
        "answers[A3.no-route/Störung melden].kind: missing",
        "answers[A3.no-route/Störung melden].text: missing",
        "noted: missing",
    ]
    assert found(Decision())[0] == "outcome: missing"


def test_an_incomplete_decision_is_refused_with_all_its_gaps() -> None:
    """The refusal carries what the pages need to say it."""
    with pytest.raises(Incomplete) as refused:
        require_complete(Decision("decline"), CLEAR, TOUCHPOINTS, AS_OF)
    assert refused.value.gaps == tuple(found(Decision("decline")))
    assert refused.value.code == "incomplete"


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("part", ["sentence", "reasons"])
def test_the_words_are_always_required(outcome: str, part: str) -> None:
    """A no is reasoned as well as a yes."""
    assert found(replace(complete(outcome), **{part: ""})) == [f"{part}: missing"]


@pytest.mark.parametrize("part", ["gain", "risk", "trust"])
def test_the_weighing_has_three_sentences(part: str) -> None:
    """What we gain, what we risk, what it does to trust."""
    assert found(replace(COMPLETE, weighing=replace(COMPLETE.weighing, **{part: ""}))) == [f"weighing.{part}: missing"]


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_limits_and_a_day_to_look_again_belong_to_what_is_introduced(outcome: str) -> None:
    """A refusal has no limits of use."""
    bare = replace(complete(outcome), limits=(Limit("Termin buchen", "ai"), Limit("Störung melden")), review_on=None)
    expected = ["limits[Störung melden]: missing", "review_on: missing"] if outcome in INTRODUCING else []
    assert found(bare) == expected


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (AS_OF, "not_after_today"),
        (date(2026, 11, 23), None),
        (date(2027, 11, 22), None),
        (date(2027, 11, 23), "too_late"),
    ],
)
def test_the_review_is_at_most_twelve_months_ahead(day: date, code: str | None) -> None:
    """A decision comes back within a year."""
    assert found(replace(COMPLETE, review_on=day)) == ([f"review_on: {code}"] if code else [])


def test_a_year_after_a_leap_day_is_the_last_of_february() -> None:
    """There is always such a day."""
    assert year_after(date(2028, 2, 29)) == date(2029, 2, 28)
    assert year_after(AS_OF) == date(2027, 11, 22)


@pytest.mark.parametrize(
    ("until", "code"), [(None, "missing"), (AS_OF, "not_after_today"), (date(2028, 1, 1), "too_late")]
)
def test_a_pilot_has_an_end(until: date | None, code: str) -> None:
    """What is tried, is tried until a day."""
    assert found(replace(complete("pilot"), until=until)) == [f"until: {code}"]
    assert found(replace(COMPLETE, until=until)) == []


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_whatever_waits_names_what_wakes_it_up(outcome: str) -> None:
    """The day is optional, and lies ahead if it is given."""
    assert found(replace(complete(outcome), wake_up="")) == (["wake_up: missing"] if outcome in WAITING else [])
    late = replace(complete(outcome), wake_up_on=date(2026, 1, 1))
    assert found(late) == ["wake_up_on: not_after_today"]
    assert found(replace(complete(outcome), wake_up_on=date(2029, 1, 1))) == []


def test_an_introduction_rests_on_what_had_to_be_judged() -> None:
    """Where something weighs heavily, its criteria were judged, or it is not introduced."""
    shallow = picture(all_five(2, 2), SOUND_ALL, opened={"R": "wish"})
    needed = [f"review[{criterion}]: not_judged" for criterion in ("R1", "R2", "R3")]
    for outcome in OUTCOMES:
        assert found(complete(outcome), shallow) == (needed if outcome in INTRODUCING else [])


def test_what_weighs_is_answered_one_by_one() -> None:
    """Everything else is taken note of in one sentence."""
    answered = replace(complete("introduce_with_conditions"), conditions=(), answers=(ANSWER,), noted="Gesehen.")
    assert found(answered, WEIGHING) == []
    assert found(replace(answered, noted=""), WEIGHING) == ["noted: missing"]
    assert found(replace(answered, answers=(), conditions=(CONDITION,)), WEIGHING) == [
        "answers[A3.no-route/Störung melden].kind: missing",
        "answers[A3.no-route/Störung melden].text: missing",
    ]


def test_answering_everything_needs_no_sentence_for_the_rest() -> None:
    """Whoever answers each finding has nothing left to take note of."""
    both = (ANSWER, Answer(("C2.x", None, None), "reason", "Das tragen wir."))
    assert found(replace(complete("introduce_with_conditions"), conditions=(), answers=both), WEIGHING) == []


@pytest.mark.parametrize("kind", ["condition", "changed_plan"])
def test_whatever_is_to_be_done_has_somebody_and_a_day(kind: str) -> None:
    """An answer that promises something is a condition."""
    bare = replace(ANSWER, kind=kind, owner="", due_on=None, metric="takeover_seconds")
    decision = replace(complete("introduce_with_conditions"), conditions=(), answers=(bare,), noted="Gesehen.")
    path = "answers[A3.no-route/Störung melden]"
    assert found(decision, WEIGHING) == [
        f"{path}.owner: missing",
        f"{path}.due_on: missing",
        f"{path}.op: missing",
        f"{path}.value: missing",
    ]
    (condition,) = decision.all_conditions
    assert (condition.text, condition.because, condition.changes_plan) == (bare.text, (GAP,), kind == "changed_plan")


def test_a_reason_promises_nothing() -> None:
    """It is a sentence, and sets no condition."""
    decision = replace(COMPLETE, answers=(replace(ANSWER, kind="reason"),), noted="Gesehen.")
    assert found(decision, WEIGHING) == []
    assert decision.all_conditions == ()


def test_the_outcome_and_its_conditions_fit() -> None:
    """With conditions there is one at least; without, there is none."""
    assert found(replace(complete("introduce_with_conditions"), conditions=())) == ["conditions: missing"]
    assert found(replace(COMPLETE, conditions=(CONDITION,))) == ["conditions: not_with_outcome"]
    assert found(replace(complete("pilot"), conditions=(CONDITION,))) == []


def test_a_condition_has_words_somebody_and_a_day() -> None:
    """And where it is measured, a comparison and a value; zero is a value."""
    conditions = (
        Condition(""),
        replace(CONDITION, metric="unmet_wishes", op="==", value=0),
        replace(CONDITION, metric="x"),
    )
    assert found(replace(complete("introduce_with_conditions"), conditions=conditions)) == [
        "conditions[0].text: missing",
        "conditions[0].owner: missing",
        "conditions[0].due_on: missing",
        "conditions[2].op: missing",
        "conditions[2].value: missing",
    ]


@pytest.mark.parametrize(("probability", "fits"), [(None, True), (0, True), (100, True), (101, False), (-1, False)])
def test_an_expectation_has_a_day_and_perhaps_a_probability(probability: int | None, fits: bool) -> None:
    """In percent, from 0 to 100."""
    expectation = Expectation("Weniger Wartezeit", DUE, "waiting", "<=", Decimal("1.5"), probability)
    expected = [] if fits else ["expectations[0].probability: out_of_range"]
    assert found(replace(COMPLETE, expectations=(expectation,))) == expected
    assert found(replace(COMPLETE, expectations=(Expectation(""),))) == [
        "expectations[0].text: missing",
        "expectations[0].due_on: missing",
    ]


def test_deciding_against_the_picture_asks_why() -> None:
    """It is possible, with a sentence."""
    outside = picture(all_five(2, 2), SOUND_ALL, reading(position="outside"))
    assert found(COMPLETE, outside) == ["against_because: missing"]
    assert found(replace(COMPLETE, against_because="Wir wissen es und wollen es."), outside) == []


@given(st.sampled_from(OUTCOMES), st.data())
def test_taking_anything_away_never_completes_a_decision(outcome: str, data: st.DataObject) -> None:
    """A decision with less in it lacks at least as much."""
    whole = complete(outcome)
    part = data.draw(st.sampled_from(["sentence", "reasons", "limits", "wake_up", "weighing", "review_on", "until"]))
    empty: dict[str, Any] = {"limits": (), "weighing": Weighing(), "review_on": None, "until": None}
    less = replace(whole, **{part: empty.get(part, "")})
    assert set(gaps(whole, CLEAR, TOUCHPOINTS, AS_OF)) <= set(gaps(less, CLEAR, TOUCHPOINTS, AS_OF))


def test_a_gap_reads_as_where_and_how() -> None:
    """A stable code, and no sentence."""
    assert str(Missing("conditions[0].owner")) == "conditions[0].owner: missing"


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_whoever_begins_without_having_heard_somebody_says_why(outcome: str) -> None:
    """One sentence is enough; where nothing begins, nobody need be heard."""
    silent = [str(gap) for gap in gaps(complete(outcome), CLEAR, TOUCHPOINTS, AS_OF, ["customers"])]
    assert silent == (["unheard_because: missing"] if outcome in INTRODUCING else [])
    said = replace(complete(outcome), unheard_because="Wir fragen sie nach dem Probelauf.")
    require_complete(said, CLEAR, TOUCHPOINTS, AS_OF, ["customers"])
