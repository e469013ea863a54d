"""How rules become findings: once or at each touchpoint, due or still to be shown, absorbed or standing."""

from typing import Any

import pytest

from stimmig.core.findings import Finding, read, speaks_against
from tests.core.describing import FRAMEWORK, TODAY, given_limits, use_case

PHONE = {"audience": ["consumers"], "channel": ["phone_voice"]}


def found(*, facts: dict[str, Any] | None = None, points: list[dict[str, Any]] | None = None, **more: Any) -> Any:
    points = points or [{"name": "Anruf", "kind": "transactional", "automation": "auto"}]
    return read(FRAMEWORK, use_case(facts={**PHONE, **(facts or {})}, touchpoints=points, **more), TODAY)


def places(findings: tuple[Finding, ...], code: str) -> list[str | None]:
    return [finding.touchpoint for finding in findings if finding.code == code]


TWO = [{"name": "Termin", "automation": "auto"}, {"name": "Störung", "automation": "auto"}]


def test_a_fact_of_the_whole_use_is_found_once() -> None:
    """Guards do not count: the notice is missing once, not at every touchpoint."""
    assert places(found(facts={"disclosure_placement": "none"}, points=TWO).findings, "T1.no-notice") == [None]


def test_a_fact_some_touchpoint_overrides_is_found_at_each() -> None:
    """Where places differ, each is named."""
    points = [TWO[0], {**TWO[1], "facts": {"disclosure_placement": "none"}}]
    reading = found(facts={"disclosure_placement": "none"}, points=points)
    assert places(reading.findings, "T1.no-notice") == ["Termin", "Störung"]
    reading = found(facts={"disclosure_placement": "first_turn"}, points=points)
    assert places(reading.findings, "T1.no-notice") == ["Störung"]


def test_a_fact_of_a_touchpoint_is_found_there() -> None:
    """The machine where a person was needed, and the person where nobody needed one."""
    points = [
        {"name": "Beschwerde", "kind": "relational", "automation": "auto"},
        {"name": "Stand", "kind": "transactional", "automation": "none", "contacts_per_month": 4000},
    ]
    reading = found(points=points)
    assert places(reading.findings, "R2.relational-by-ai") == ["Beschwerde"]
    assert places(reading.findings, "R3.routine-still-by-hand") == ["Stand"]


def test_without_touchpoints_the_use_itself_is_read() -> None:
    """What is true of the whole use is found before anybody has named a touchpoint."""
    reading = read(FRAMEWORK, use_case(facts={"public_claims": "exaggerated"}), TODAY)
    assert places(reading.findings, "E4.claim-exceeds-practice") == [None]


def test_before_its_stage_a_rule_is_something_to_show() -> None:
    """Nobody has to have tried an idea; before the start it must be shown, and later it is a finding."""
    facts = {"answers_tested": False}
    assert [one.code for one in found(facts=facts).to_show] == ["C3.answers-untried"]
    running = found(facts=facts, stage="running")
    assert not running.to_show
    assert "C3.answers-untried" in [one.code for one in running.findings]


def test_the_weightiest_come_first() -> None:
    """Critical, serious, note; within these in the order of the rules."""
    facts = {"disclosure_placement": "none", "exit_possible": False, "limits_stated": False}
    severities = [one.severity for one in found(facts=facts).findings]
    assert severities == sorted(severities, key=["critical", "serious", "note"].index)
    assert set(severities) == {"critical", "serious", "note"}


def test_the_more_specific_finding_stands_and_names_the_other() -> None:
    """Of two in one criterion and place, the one whose facts are all among the other's gives way."""
    points = [{"name": "Stand", "kind": "transactional", "automation": "none", "contacts_per_month": 4000}]
    points[0]["facts"] = {"kept_manual_reasoned": False}
    (finding,) = [one for one in found(points=points).findings if one.criterion == "R3"]
    assert (finding.code, finding.also) == ("R3.routine-by-hand", ("R3.routine-still-by-hand",))


def test_what_weighs_more_stands_beside() -> None:
    """A heavier finding is never absorbed by a lighter one, and a finding in another place neither."""
    reading = found(facts={"persona_human_name": True, "disclosure_placement": "linked_page"})
    codes = {one.code for one in reading.findings}
    assert {"T5.human-name-hidden", "T1.notice-elsewhere"} <= codes
    assert all(not one.also for one in reading.findings)


def test_the_key_of_a_finding_is_its_code_place_and_subject() -> None:
    """Answers hang on it; it survives every change of words."""
    (finding,) = found(profile=[{"kind": "value", "name": "Nähe", "fit": "conflicts"}]).findings
    assert finding.key == ("E1.profile-conflict", None, "Nähe")


def test_strengths_are_found_like_findings() -> None:
    """What speaks for the use is said with the same right."""
    reading = found(facts={"disclosure_placement": "first_turn", "disclosure_names_ai": True})
    assert [(one.code, one.dimension, one.criterion, one.touchpoint) for one in reading.strengths] == [
        ("T2.told-at-once", "T", "T2", None)
    ]


@pytest.mark.parametrize(("severity", "levels"), [("critical", {2, 3}), ("serious", {2, 3}), ("note", {3})])
def test_a_finding_speaks_against_high_levels(severity: str, levels: set[int]) -> None:
    """What weighs speaks against sound and strong, a note against strong only."""
    facts = {"disclosure_placement": "none", "exit_possible": False, "limits_stated": False}
    finding = next(one for one in found(facts=facts).findings if one.severity == severity)
    assert {level for level in range(4) if speaks_against(finding, level)} == levels


def test_conditions_are_suggested_where_something_weighs_or_must_be_shown() -> None:
    """One for each criterion, in their order; a note that is due suggests nothing."""
    reading = found(
        facts={"answers_tested": False, "disclosure_placement": "none", "exit_possible": False},
        space=given_limits(allowed="partly"),
    )
    assert [one.criterion for one in reading.suggested_conditions] == ["T1", "C3"]
    suggested = reading.suggested_conditions[0]
    assert (suggested.metric, suggested.op, suggested.value, suggested.of) == (
        "disclosure_complete_rate",
        ">=",
        100,
        None,
    )
