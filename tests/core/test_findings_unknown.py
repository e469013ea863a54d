"""Unknown is never false, and adding a fact never removes an unrelated finding."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from stimmig.core.findings import Finding, Reading, read
from stimmig.core.use_case import parse
from tests.core.describing import FRAMEWORK, TODAY, document, documents, facts, touchpoints, values_of

USE_FACTS = [fact for fact in FRAMEWORK.facts.values() if fact.scope != "touchpoint"]


def reading(written: dict[str, Any]) -> Reading:
    return read(FRAMEWORK, parse(written, FRAMEWORK), TODAY)


def reads(finding: Finding) -> frozenset[str]:
    """The facts a finding rests on, those of its guards included."""
    return FRAMEWORK.rules[finding.code].holds.facts


def by_rules(found: Reading) -> list[Finding]:
    return [one for one in (*found.findings, *found.to_show) if one.kind in ("challenge", "mismatch")]


@given(documents())
def test_a_finding_rests_on_something_known(written: dict[str, Any]) -> None:
    """Each rule that spoke reads at least one known fact that is not derived from silence."""
    use_case = parse(written, FRAMEWORK)
    known = set(use_case.facts) | {key for point in use_case.touchpoints for key in point.facts}
    derived = {"touchpoint_kind", "touchpoint_topic", "automation_level", "classification_reasoned", "volume_band"}
    for finding in by_rules(reading(written)):
        assert set(finding.facts) & (known | derived | {"owner_named", "values_linked"})


def test_nothing_known_yields_nothing_found() -> None:
    """Only questions."""
    found = reading(document())
    assert not found.findings
    assert not found.strengths
    assert not found.to_show
    assert found.open_questions


@given(
    st.builds(
        lambda known, points: document(facts=known, touchpoints=points), facts(("use_case", "house")), touchpoints()
    ),
    st.sampled_from(USE_FACTS).flatmap(lambda fact: st.tuples(st.just(fact.key), values_of(fact))),
)
def test_one_more_fact_removes_no_unrelated_finding(written: dict[str, Any], more: tuple[str, Any]) -> None:
    """What does not read the new fact stays; where a more specific finding takes its place, that one names it."""
    key, value = more
    before = by_rules(reading(written))
    if key in written["facts"]:
        return
    after = by_rules(reading({**written, "facts": {**written["facts"], key: value}}))
    standing = {(one.code, one.touchpoint) for one in after} | {
        (code, one.touchpoint) for one in after for code in one.also
    }
    for finding in before:
        if key not in reads(finding):
            assert {(code, finding.touchpoint) for code in (finding.code, *finding.also)} <= standing


@given(documents())
def test_every_open_question_is_unknown_somewhere(written: dict[str, Any]) -> None:
    """Nobody is asked what they have said, and nothing that is not asked there."""
    use_case = parse(written, FRAMEWORK)
    for question in reading(written).open_questions:
        said_everywhere = question.fact.key in use_case.facts
        assert not said_everywhere
        assert 0 <= question.rank <= 3
        assert question.criteria
        assert bool(question.touchpoints) == bool(use_case.touchpoints)


def test_what_rests_on_a_word_is_known_and_listed() -> None:
    """A vendor's claim counts as known; that nobody has seen it is said."""
    claimed = {"value": False, "source": "vendor_claim", "note": "Datenblatt"}
    assumed = {"value": "full", "source": "assumed"}
    found = reading(
        document(
            facts={"limits_stated": claimed, "exit_possible": {"value": True, "source": "document"}},
            touchpoints=[{"name": "Anruf", "facts": {"logging": assumed}}],
        )
    )
    assert [(one.fact.key, one.touchpoint, one.source, one.value) for one in found.unproven] == [
        ("limits_stated", None, "vendor_claim", False),
        ("logging", "Anruf", "assumed", "full"),
    ]
