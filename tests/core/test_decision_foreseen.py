"""What was foreseen and weighs ends as a condition, an event that reopens it, or a risk accepted with its reason."""

from dataclasses import replace
from datetime import date

import pytest

from stimmig.core.decision import Condition, Decision, Limit, Provision, Weighing, gaps, record
from stimmig.core.review import Foreseen
from tests.core.picturing import AS_OF, SOUND_ALL, all_five, picture

NIGHT = Foreseen("k1", "Nachts kommt keiner", ("Im Winter fiel die Heizung aus.", "Zwei haben gekündigt."))
PICTURE = picture(all_five(2, 2), SOUND_ALL, foreseen=[NIGHT])
DUE = date(2027, 1, 15)
CONDITION = Provision("k1", "condition", "Nachts ruft ein Mensch zurück.", "T. Brandt", DUE)
TRIGGER = Provision("k1", "trigger", "Zwei Stammkunden kündigen im selben Monat.")
DECISION = Decision(
    outcome="introduce_with_conditions",
    sentence="Wir führen ihn ein.",
    reasons="Zwei Drittel sind Vorgänge.",
    weighing=Weighing("a", "b", "c"),
    limits=(Limit("Termin", "ai"),),
    conditions=(Condition("Es wird mitgeschrieben.", "M. Albers", DUE),),
    review_on=date(2027, 5, 22),
)


def missing(*provisions: Provision, outcome: str = "introduce_with_conditions") -> list[str]:
    """What the decision lacks with these provisions."""
    decision = replace(DECISION, outcome=outcome, provisions=provisions, wake_up="Wenn …")
    return [str(gap) for gap in gaps(decision, PICTURE, ("Termin",), AS_OF)]


def test_what_weighs_and_is_not_met_is_named() -> None:
    """By its key, so that a page can say its name."""
    assert missing() == ["foreseen[k1].kind: missing", "foreseen[k1].text: missing"]


@pytest.mark.parametrize("kind", ["trigger", "accepted"])
def test_an_event_and_an_accepted_risk_need_a_sentence(kind: str) -> None:
    """And nothing else."""
    assert missing(Provision("k1", kind)) == ["foreseen[k1].text: missing"]  # type: ignore[arg-type]
    assert missing(Provision("k1", kind, "Weil es selten ist.")) == []  # type: ignore[arg-type]


def test_a_condition_needs_somebody_and_a_day_to_come() -> None:
    """Like every other."""
    assert missing(replace(CONDITION, owner="", due_on=None)) == [
        "foreseen[k1].owner: missing",
        "foreseen[k1].due_on: missing",
    ]
    assert missing(replace(CONDITION, due_on=AS_OF)) == ["foreseen[k1].due_on: not_after_today"]
    assert missing(CONDITION) == []


def test_where_nothing_begins_nothing_foreseen_can_come_true() -> None:
    """Whoever sends it back is asked for no answer to it."""
    assert missing(outcome="rework") == []


def test_its_condition_stands_among_all_conditions() -> None:
    """Marked as foreseen, before those set beside it; who introduces without conditions cannot set one here."""
    conditions = replace(DECISION, provisions=(CONDITION, TRIGGER)).all_conditions
    assert [(each.text, each.foreseen) for each in conditions] == [
        ("Nachts ruft ein Mensch zurück.", "k1"),
        ("Es wird mitgeschrieben.", None),
    ]
    assert "conditions: not_with_outcome" in missing(CONDITION, outcome="introduce")


def test_its_event_reopens_the_decision() -> None:
    """Beside what the leader wrote, each once."""
    decision = replace(DECISION, reopens=("Neue Anlage", TRIGGER.text), provisions=(TRIGGER, CONDITION))
    assert decision.all_reopens == ("Neue Anlage", TRIGGER.text)


def test_the_record_says_what_was_foreseen_and_what_is_done_about_it() -> None:
    """Group, stories, answer; nobody's name."""
    said = record(replace(DECISION, provisions=(TRIGGER,)), PICTURE, {})
    assert said["foreseen"] == [{"key": "k1", "name": NIGHT.name, "stories": list(NIGHT.stories)}]
    assert said["provisions"][0]["text"] == TRIGGER.text
    assert said["reopens"] == [TRIGGER.text]
