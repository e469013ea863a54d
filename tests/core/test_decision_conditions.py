"""What must hold: every promise once, however many findings it answers."""

from dataclasses import replace
from datetime import date

from stimmig.core.decision import Answer, Condition, Decision

ROUTE, TESTED, SEEN = ("A3.no-route", None, None), ("A3.not-tested", "Störung melden", None), ("T2.hidden", None, None)
BY_HUMAN = Answer(ROUTE, "condition", "Ein Mensch ist erreichbar.", "M. Albers", date(2027, 1, 15), criterion="A3")


def conditions(*answers: Answer, beside: tuple[Condition, ...] = ()) -> tuple[Condition, ...]:
    return Decision(answers=answers, conditions=beside).all_conditions


def test_a_condition_keeps_the_criterion_of_what_it_answers() -> None:
    """So that one can tell later what a broken condition was about."""
    (condition,) = conditions(BY_HUMAN)
    assert (condition.criterion, condition.because) == ("A3", (ROUTE,))


def test_one_condition_answers_several_findings() -> None:
    """The same promise is made once, and says everything it answers."""
    (condition,) = conditions(
        BY_HUMAN, replace(BY_HUMAN, finding=TESTED), replace(BY_HUMAN, finding=SEEN, criterion="T2")
    )
    assert condition.because == (ROUTE, TESTED, SEEN)
    assert condition.criterion == "A3"


def test_another_day_is_another_condition() -> None:
    """Only what is the same in every word is one."""
    later = replace(BY_HUMAN, finding=TESTED, due_on=date(2027, 2, 15))
    assert [each.because for each in conditions(BY_HUMAN, later)] == [(ROUTE,), (TESTED,)]
    assert len(conditions(BY_HUMAN, replace(BY_HUMAN, finding=TESTED, kind="changed_plan"))) == 2


def test_a_reason_promises_nothing() -> None:
    """It carries what it is about, and nobody has to do anything."""
    assert conditions(replace(BY_HUMAN, kind="reason")) == ()


def test_what_is_set_beside_the_answers_stays_as_it_is() -> None:
    """After them, in the order in which it was written."""
    beside = (Condition("Zehn Kunden sagen, was sie merken."), Condition("Zehn Kunden sagen, was sie merken."))
    assert conditions(BY_HUMAN, beside=beside)[1:] == beside
