"""Where a touchpoint contradicts what the house has settled, and what limits suggest settling."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stimmig.core.rulings import BY_LIMIT, BY_PLAN, KINDS, Ruling, Suggested, incoherent, suggested
from stimmig.core.use_case import UseCase
from tests.core.describing import FRAMEWORK, use_case

COMPLAINTS = Ruling("r1", "Beschwerden führt bei uns ein Mensch.", "human", topic="complaint")
AUTOMATION = ("none", "intake_only", "draft_for_human", "human_approves", "auto", "auto_with_takeover", "auto_only")
MODES = tuple(BY_LIMIT)


def point(name: str = "Beschwerde", **more: Any) -> dict[str, Any]:
    return {"name": name, "kind": "relational", "topic": "complaint", "automation": "auto"} | more


def used(*points: dict[str, Any], **facts: Any) -> UseCase:
    return use_case(touchpoints=list(points), facts=facts)


def places(found: Any) -> list[str]:
    return [each.touchpoint for each in found]


def test_a_machine_where_the_house_has_a_human() -> None:
    """The finding weighs, names the sentence in both languages, and hangs on touchpoint and ruling."""
    (found,) = incoherent(FRAMEWORK, used(point(), point("Termin", topic="booking")), [COMPLAINTS])
    assert (found.kind, found.severity, found.key) == ("incoherent", "serious", ("E.incoherent", "Beschwerde", "r1"))
    assert COMPLAINTS.sentence in found.text.de
    assert COMPLAINTS.sentence in found.text.en


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("automation", AUTOMATION)
def test_what_a_plan_contradicts(mode: str, automation: str) -> None:
    """A human is contradicted by a machine on its own, a machine by a human doing it all; shared work by neither."""
    ruling = Ruling("r", "…", mode, topic="complaint")
    found = incoherent(FRAMEWORK, used(point(automation=automation)), [ruling])
    assert bool(found) is (automation in BY_PLAN[mode])
    assert not (found and automation in ("intake_only", "draft_for_human", "human_approves"))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("limit", MODES)
def test_what_a_limit_contradicts(mode: str, limit: str) -> None:
    """Where the leader's limit names who leads, it counts and not the plan; the same lead never contradicts."""
    ruling = Ruling("r", "…", mode, topic="complaint")
    found = incoherent(FRAMEWORK, used(point(automation="none")), [ruling], limits={"Beschwerde": limit})
    assert bool(found) is (limit in BY_LIMIT[mode])
    assert not (found and limit == mode)


def test_what_is_unknown_contradicts_nothing() -> None:
    """Neither an unknown topic nor an unknown plan, nor a use without touchpoints."""
    bare = {"name": "Anruf"}
    assert incoherent(FRAMEWORK, used(bare | {"automation": "auto"}), [COMPLAINTS]) == ()
    assert incoherent(FRAMEWORK, used(bare | {"topic": "complaint"}), [COMPLAINTS]) == ()
    assert incoherent(FRAMEWORK, use_case(), [COMPLAINTS]) == ()


def test_a_ruling_may_be_for_some_people_and_channels_only() -> None:
    """Every part of what it is about must be known to hold."""
    narrow = Ruling("r", "…", "human", kind="relational", audience="consumers", channel="phone_voice")
    assert incoherent(FRAMEWORK, used(point(), audience=["consumers"], channel=["phone_voice", "email"]), [narrow])
    assert not incoherent(FRAMEWORK, used(point(), audience=["consumers"], channel=["email"]), [narrow])
    assert not incoherent(FRAMEWORK, used(point(), channel=["phone_voice"]), [narrow])
    assert not incoherent(FRAMEWORK, used(point(kind="mixed"), audience=["consumers"]), [narrow])


def test_what_was_excepted_stays_so() -> None:
    """At that touchpoint only."""
    excepting = Ruling("r", "…", "human", topic="complaint", exempt=("Beschwerde",))
    assert places(incoherent(FRAMEWORK, used(point(), point("Nachts")), [excepting])) == ["Nachts"]


def test_what_the_group_settled_counts() -> None:
    """A fact that was contested and settled lies over what is written."""
    settled = {("touchpoint_topic", "Beschwerde"): "booking"}
    assert incoherent(FRAMEWORK, used(point()), [COMPLAINTS], settled) == ()


def test_limits_suggest_a_line_a_topic_and_a_kind() -> None:
    """Where the limits of all touchpoints of a sort name the same lead; "other" is no topic."""
    several = used(
        point(), point("Nachts"), point("Termin", topic="booking", kind="transactional"), point("Rest", topic="other")
    )
    limits = {"Beschwerde": "human", "Nachts": "human", "Termin": "ai", "Rest": "ai"}
    assert suggested(several, limits) == (
        Suggested("human", ("Beschwerde", "Nachts"), topic="complaint"),
        Suggested("ai", ("Termin",), topic="booking"),
        Suggested("ai", ("Termin",), kind="transactional"),
    )


def test_nothing_is_suggested_that_holds_already() -> None:
    """Unless it holds for some people only, or otherwise."""
    limits = {"Beschwerde": "human"}
    by_kind = Suggested("human", ("Beschwerde",), kind="relational")
    by_topic = Suggested("human", ("Beschwerde",), topic="complaint")
    narrow = Ruling("r", "…", "human", topic="complaint", audience="consumers")
    assert suggested(used(point()), limits, [COMPLAINTS]) == (by_kind,)
    assert suggested(used(point()), limits, [narrow]) == (by_topic, by_kind)
    assert suggested(used(point()), limits, [Ruling("r", "…", "ai", topic="complaint")]) == (by_topic, by_kind)
    assert suggested(used(point()), {}) == ()


@given(st.sampled_from(MODES), st.sampled_from(KINDS), st.booleans())
def test_what_a_decision_suggests_its_own_limits_keep(mode: str, kind: str, by_topic: bool) -> None:
    """A ruling distilled from limits is never contradicted by them."""
    use = used(point(kind=kind))
    for each in suggested(use, {"Beschwerde": mode}):
        ruling = Ruling("r", "…", each.mode, topic=each.topic, kind=each.kind)
        assert incoherent(FRAMEWORK, use, [ruling], limits={"Beschwerde": mode}) == ()
