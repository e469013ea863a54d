"""Where a ruling of the house is contradicted, the leader keeps it, makes an exception, or changes it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from stimmig.core.decision import Answer, Decision, Limit, gaps, is_kept, lacks_unity, shared_mode
from stimmig.core.decision.against import led_by_a_human
from tests.core.picturing import AS_OF, SOUND_ALL, all_five, finding, picture, reading

RULING = replace(finding("E.incoherent", "serious", "incoherent", "Beschwerde"), subject="r1", settled_by="human")
HUMAN, MACHINE = (Limit("Beschwerde", "human"),), (Limit("Beschwerde", "ai_human_on_request"),)


def lacking(limits: tuple[Limit, ...], **answer: Any) -> set[tuple[str, str]]:
    """What the answer to the contradiction lacks, by field."""
    shown = picture(all_five(2, 2), SOUND_ALL, reading(RULING))
    decided = Decision("pilot", limits=limits, answers=(Answer(RULING.key, **answer),) if answer else ())
    found = gaps(decided, shown, ("Beschwerde",), AS_OF)
    return {(gap.path.rsplit(".", 1)[1], gap.code) for gap in found if gap.path.startswith("answers")}


def test_it_always_weighs() -> None:
    """Nobody has to mark it, and the use lies at the edge."""
    shown = picture(all_five(2, 2), SOUND_ALL, reading(RULING))
    assert shown.weighing == (RULING,)
    drawn = picture(all_five(2, 2), SOUND_ALL, reading())
    assert drawn.weighing == ()


def test_keeping_needs_a_limit_that_keeps_it() -> None:
    """Then nothing else is asked; otherwise the limit has to say so first."""
    assert lacking(HUMAN, kind="keep") == set()
    assert lacking(MACHINE, kind="keep") == {("kind", "not_with_limit")}
    assert lacking((), kind="keep") == {("kind", "not_with_limit")}


@pytest.mark.parametrize("kind", ["exempt", "new_ruling"])
def test_an_exception_and_a_change_need_a_reason_and_something_to_except(kind: str) -> None:
    """And a change its sentence."""
    said = {"text": "Nachts.", "ruling": "Beschwerden nimmt bei uns zuerst die KI an."}
    assert lacking(MACHINE, kind=kind, **said) == set()
    assert ("kind", "not_with_limit") in lacking(HUMAN, kind=kind, **said)
    assert ("text", "missing") in lacking(MACHINE, kind=kind)
    assert (("ruling", "missing") in lacking(MACHINE, kind=kind, text="Nachts.")) is (kind == "new_ruling")


def test_a_changed_plan_has_a_person_and_a_day() -> None:
    """As everywhere."""
    said = {"text": "Die Annahme bekommt ein Mensch.", "owner": "Maike Albers", "due_on": date(2027, 1, 15)}
    assert lacking(MACHINE, kind="changed_plan", **said) == set()
    assert ("owner", "missing") in lacking(MACHINE, kind="changed_plan", text="…")


def test_a_bare_reason_is_none() -> None:
    """Whoever begins something says which of the three it is; nor is silence an answer."""
    assert ("kind", "missing") in lacking(MACHINE, kind="reason", text="Es eilt.")
    assert ("kind", "missing") in lacking(MACHINE)


def test_where_nothing_begins_a_sentence_is_enough() -> None:
    """There is nothing to except."""
    shown = picture(all_five(2, 2), SOUND_ALL, reading(RULING))
    declined = Decision("decline", answers=(Answer(RULING.key, "reason", "Auch deshalb nicht."),))
    assert not [gap for gap in gaps(declined, shown, (), AS_OF) if gap.path.startswith("answers")]


def test_the_limit_is_asked_and_not_the_finding_alone() -> None:
    """It is kept where the limit of its own touchpoint keeps it; what a human settles elsewhere is another matter."""
    assert is_kept(RULING, HUMAN)
    assert not is_kept(RULING, MACHINE)
    assert not is_kept(RULING, (Limit("Termin", "human"),))
    assert not is_kept(replace(RULING, kind="mismatch"), HUMAN)
    assert not led_by_a_human(RULING, HUMAN)


OTHER = ("E.incoherent", "Auskunft", "r1")


def apart(kind: str, limits: str = "ai ai", **also: Any) -> set[tuple[str, str]]:
    """What keeps an answer from standing beside a change of the same ruling at another touchpoint."""
    first, second = limits.split()
    said = (Limit("Beschwerde", first), Limit("Auskunft", second))  # type: ignore[arg-type]  # words of the test
    changes = Answer(OTHER, "new_ruling", "Nachts.", ruling="Die KI nimmt an.")
    return set(lacks_unity(Answer(RULING.key, kind, **also), said, (changes,)))  # type: ignore[arg-type]  # as above


def test_one_ruling_is_answered_with_one_voice() -> None:
    """One sentence takes its place, and where it is changed nobody keeps it or makes an exception from it."""
    same = {"ruling": "Die KI nimmt an."}
    assert apart("new_ruling", **same) == set()
    assert apart("new_ruling", ruling="Die KI fragt nach.") == {("ruling", "other_sentence")}
    assert apart("exempt") == apart("changed_plan") == {("kind", "changed_elsewhere")}
    assert apart("keep") == set()
    assert apart("new_ruling", "ai human", **same) == {("kind", "limits_apart")}
    assert set(lacks_unity(Answer(RULING.key, "new_ruling", ruling="Neu."), (), ())) == set()


def test_of_another_ruling_nothing_is_asked() -> None:
    """What is said to one ruling binds no other."""
    changes = Answer(("E.incoherent", "Auskunft", "r2"), "new_ruling", "Nachts.", ruling="Anders.")
    assert not list(lacks_unity(Answer(RULING.key, "exempt"), MACHINE, (changes,)))


def test_a_shared_ruling_fits_every_limit() -> None:
    """A human on request does not speak against the AI; a human does."""
    assert shared_mode(("ai", "ai_human_on_request")) == "ai"
    assert shared_mode(("ai_human_on_request",)) == "ai_human_on_request"
    assert shared_mode(("human", "ai_human_on_request")) is None


def test_the_whole_decision_names_it() -> None:
    """As a gap at each of the two."""
    second = replace(RULING, touchpoint="Auskunft")
    shown = picture(all_five(2, 2), SOUND_ALL, reading(RULING, second))
    limits = (Limit("Beschwerde", "ai"), Limit("Auskunft", "ai"))
    said = [Answer(each.key, "new_ruling", "Nachts.", ruling=each.touchpoint or "") for each in (RULING, second)]
    found = gaps(Decision("pilot", limits=limits, answers=tuple(said)), shown, (), AS_OF)
    assert [gap.code for gap in found if gap.path.startswith("answers")] == ["other_sentence", "other_sentence"]
