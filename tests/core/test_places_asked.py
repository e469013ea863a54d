"""The whole list of questions: guards decide what is asked at all, once or at each touchpoint."""

from typing import Any

from stimmig.core.places import asked
from tests.core.describing import FRAMEWORK, TODAY, use_case

PHONE = {"audience": ["consumers"], "channel": ["phone_voice"]}


def questions(facts: dict[str, Any], *points: dict[str, Any]) -> list[tuple[str, str | None]]:
    listed = asked(FRAMEWORK, use_case(facts=facts, touchpoints=list(points)), TODAY)
    return [(one.fact.key, one.touchpoint) for one in listed]


def test_before_anything_is_known_only_the_unguarded_are_asked() -> None:
    """Audience, channel, who stands for it: the rest waits for these."""
    assert ("audience", None) in questions({})
    assert ("disclosure_placement", None) not in questions({})


def test_facts_of_a_touchpoint_are_asked_at_each() -> None:
    """And never where there is none."""
    assert [one for one in questions(PHONE, {"name": "a"}, {"name": "b"}) if one[0] == "touchpoint_kind"] == [
        ("touchpoint_kind", "a"),
        ("touchpoint_kind", "b"),
    ]
    assert ("touchpoint_kind", None) not in questions(PHONE)


def test_facts_of_the_use_are_asked_once_where_they_matter_anywhere() -> None:
    """Answered ones stay in the list, so that it can be read and changed."""
    points = [{"name": "a", "automation": "none"}, {"name": "b", "automation": "auto"}]
    facts = {**PHONE, "disclosure_placement": "first_turn"}
    assert questions(facts, *points).count(("disclosure_placement", None)) == 1


def test_questions_stand_in_the_order_of_the_framework() -> None:
    """The basics first."""
    order = list(FRAMEWORK.facts)
    listed = [order.index(key) for key, _ in questions(PHONE, {"name": "a", "automation": "auto"})]
    assert listed == sorted(listed)


def test_settlements_decide_what_is_asked() -> None:
    """If the group settles that the AI answers alone, its questions follow."""
    described = use_case(facts=PHONE, touchpoints=[{"name": "a", "automation": "none"}])
    settled = {("automation_level", "a"): "auto"}
    assert "disclosure_placement" in [one.fact.key for one in asked(FRAMEWORK, described, TODAY, settled)]
