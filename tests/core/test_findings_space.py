"""Where a use lies: the outer limits, the profile, and what is not known. A reading never says core."""

from typing import Any

import pytest
from hypothesis import given

from stimmig.core.findings import EDGE, OPEN, OUTSIDE, UNOPPOSED, read
from stimmig.core.use_case import parse
from tests.core.describing import FRAMEWORK, TODAY, documents, given_limits, use_case

# Done by hand and decided so: no rule is open that weighs heavily.
QUIET_FACTS: dict[str, Any] = {
    "audience": ["employees"],
    "channel": ["document"],
    "owner_named": True,
    "human_capacity_cut_first": False,
    "data_reuse": "none",
    "scoring_of_people": "none",
    "public_claims": "none_made",
    "significant_decision": False,
    "sensitive_area": ["none"],
    "logging": "full",
    "creates_public_content": ["none"],
    "emotion_detection_of": ["nobody"],
}
BY_HAND: dict[str, Any] = {
    "name": "Rechnung",
    "kind": "transactional",
    "automation": "none",
    "facts": {"human_promise": False},
}
QUIET: dict[str, Any] = {"facts": QUIET_FACTS, "touchpoints": [BY_HAND]}


def position(**more: Any) -> str:
    return read(FRAMEWORK, use_case(**{**QUIET, "space": given_limits(), **more}), TODAY).position


def findings(**more: Any) -> list[tuple[str, str, str, str | None]]:
    return [
        (one.code, one.kind, one.severity, one.subject)
        for one in read(FRAMEWORK, use_case(**more), TODAY).findings
        if one.kind in ("boundary", "profile_conflict")
    ]


def test_nothing_against_it_is_all_a_reading_can_say() -> None:
    """Everything decisive is known and nothing weighs."""
    assert position() == UNOPPOSED


def test_a_limit_that_is_not_given_puts_it_outside() -> None:
    """Whatever else is known."""
    assert position(space=given_limits(allowed="not_given"), touchpoints=[]) == OUTSIDE


@pytest.mark.parametrize("space", [{}, given_limits(affordable="unknown")])
def test_an_unknown_limit_leaves_it_open(space: dict[str, Any]) -> None:
    """Absent and unknown are the same."""
    assert position(space=space) == OPEN


def test_without_a_touchpoint_it_is_open() -> None:
    """Nobody has said yet whom it meets."""
    assert position(touchpoints=[]) == OPEN


def test_an_unknown_fact_that_alone_could_weigh_heavily_leaves_it_open() -> None:
    """One answer could change the picture."""
    facts = {key: value for key, value in QUIET_FACTS.items() if key != "public_claims"}
    points = [{"name": "Rechnung", "automation": "human_approves"}]
    assert position(facts=facts, touchpoints=points) == OPEN


def test_what_weighs_puts_it_at_the_edge() -> None:
    """A note does not."""
    assert position(space=given_limits(feasible="partly")) == EDGE
    assert position(touchpoints=[BY_HAND | {"contacts_per_month": 400}]) == UNOPPOSED


def test_limits_become_findings() -> None:
    """Not given weighs heavily, in part weighs, unknown is no finding."""
    space = {"feasible": {"status": "not_given"}, "allowed": {"status": "partly"}, "affordable": {"status": "unknown"}}
    assert findings(space=space) == [
        ("space.feasible.not-given", "boundary", "critical", None),
        ("space.allowed.partly", "boundary", "serious", None),
    ]


def test_lines_of_the_profile_become_findings() -> None:
    """Only a conflict does; what the house never risks weighs heavily."""
    profile = [
        {"kind": "value", "name": "Nähe", "fit": "conflicts"},
        {"kind": "risk_never", "name": "Daten", "fit": "conflicts"},
        {"kind": "leadership", "name": "Vorbild", "fit": "neutral"},
    ]
    assert findings(profile=profile) == [
        ("E1.profile-conflict", "profile_conflict", "critical", "Daten"),
        ("E1.profile-conflict", "profile_conflict", "serious", "Nähe"),
    ]
    first = read(FRAMEWORK, use_case(profile=profile), TODAY).findings[0]
    assert first.text.de.endswith("feststeht: „Daten“")
    assert (first.dimension, first.criterion) == ("E", "E1")


@given(documents())
def test_a_reading_never_says_core(written: dict[str, Any]) -> None:
    """To lie in the core is for people to say, after a review."""
    reading = read(FRAMEWORK, parse(written, FRAMEWORK), TODAY)
    assert reading.position in (OUTSIDE, OPEN, EDGE, UNOPPOSED)
