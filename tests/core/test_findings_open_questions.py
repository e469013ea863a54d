"""The most decisive question comes first: what alone could weigh heavily, then the rest."""

from typing import Any

from stimmig.core.findings import OpenQuestion, read
from tests.core.describing import FRAMEWORK, TODAY, use_case

PHONE = {"audience": ["consumers"], "channel": ["phone_voice"]}


def questions(facts: dict[str, Any], *points: dict[str, Any], **more: Any) -> dict[str, OpenQuestion]:
    described = use_case(facts=facts, touchpoints=list(points), **more)
    return {one.fact.key: one for one in read(FRAMEWORK, described, TODAY).open_questions}


def test_what_alone_could_weigh_heavily_has_rank_0() -> None:
    """A serious one 1, a note or a rule not yet due 2, and what needs a second unknown 3."""
    found = questions(PHONE, {"name": "Anruf", "kind": "transactional", "automation": "auto"})
    assert found["disclosure_placement"].rank == 0
    assert found["limits_stated"].rank == 1
    assert found["answers_tested"].rank == 2
    assert found["exit_possible"].rank == 2
    assert found["logging"].rank == 0
    assert questions({})["automation_level"].rank == 3


def test_questions_come_in_the_order_of_their_ranks() -> None:
    """Ties go by criteria, then touchpoints, then the order of the framework."""
    points = [{"name": "Termin", "automation": "auto"}, {"name": "Brief", "automation": "none"}]
    found = list(questions(PHONE, *points).values())
    order = list(FRAMEWORK.facts)
    keys = [(one.rank, -len(one.criteria), -len(one.touchpoints), order.index(one.fact.key)) for one in found]
    assert keys == sorted(keys)


def test_a_question_names_where_it_is_open() -> None:
    """What one touchpoint knows is still asked of the other."""
    found = questions(
        PHONE,
        {"name": "Termin", "automation": "auto", "facts": {"human_promise": False}},
        {"name": "Störung", "automation": "auto"},
    )
    assert found["human_promise"].touchpoints == ("Störung",)
    assert found["limits_stated"].touchpoints == ("Termin", "Störung")


def test_what_is_not_asked_keeps_nothing_open() -> None:
    """Where no AI speaks, nobody is asked about its notice."""
    found = questions(PHONE, {"name": "Brief", "kind": "transactional", "automation": "none"})
    assert "disclosure_placement" not in found
    assert "limits_stated" not in found


def test_an_unknown_guard_asks_for_its_own_fact_first() -> None:
    """Before anybody asks about the notice, one has to know what the AI does."""
    found = questions(PHONE, {"name": "Anruf"})
    assert "automation_level" in found
    assert "disclosure_placement" not in found


def test_at_a_later_stage_the_same_question_weighs_more() -> None:
    """Untried answers are a note for an idea and serious in operation."""
    point = {"name": "Anruf", "kind": "transactional", "automation": "auto"}
    assert questions(PHONE, point, stage="running")["answers_tested"].rank == 1
