"""Every rule at every place: what holds, where it is reported, and what gives way to what."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from stimmig.core.findings.nouns import WEIGHT, Finding, OpenQuestion, Strength
from stimmig.core.findings.open_questions import OpenFacts, order_of_facts
from stimmig.core.framework import STAGES, Framework, Rule
from stimmig.core.places import Place


def is_due(rule: Rule, stage: str) -> bool:
    """Whether a rule is a finding at this stage already; before, it is something to show before the start."""
    return STAGES.index(rule.stage) <= STAGES.index(stage)


def apply_rules(
    framework: Framework, everywhere: Sequence[Place], local: frozenset[str], stage: str, as_of: date
) -> tuple[list[tuple[Rule, Finding]], tuple[OpenQuestion, ...]]:
    """Every rule at every place: what holds, once or once a touchpoint, and what an unknown fact keeps open."""
    fired: dict[tuple[str, str | None], tuple[Rule, Finding]] = {}
    open_facts = OpenFacts(framework, everywhere, as_of)
    for rule in framework.rules.values():
        due = is_due(rule, stage)
        for place in everywhere:
            truth = rule.holds.truth(place.values, as_of)
            if truth:
                where = None if rule.when.facts.isdisjoint(local) else place.name
                if (rule.code, where) not in fired:
                    fired[rule.code, where] = rule, _finding(framework, rule, where)
            elif truth is None and rule.kind != "strength":
                open_facts.add(rule, place, due)
    return list(fired.values()), open_facts.questions()


def _finding(framework: Framework, rule: Rule, touchpoint: str | None) -> Finding:
    return Finding(
        code=rule.code,
        kind=rule.kind,
        severity=rule.severity or "",
        dimension=rule.dimension,
        criterion=rule.criterion,
        touchpoint=touchpoint,
        subject=None,
        facts=tuple(sorted(rule.when.facts, key=order_of_facts(framework).__getitem__)),
        text=rule.text,
        why=rule.why,
        helps=rule.helps,
        settled_by=rule.settled_by,
    )


def strength(finding: Finding) -> Strength:
    return Strength(
        code=finding.code,
        dimension=finding.dimension or "",
        criterion=finding.criterion or "",
        touchpoint=finding.touchpoint,
        text=finding.text,
        why=finding.why,
        helps=finding.helps,
    )


def absorbed(findings: Sequence[Finding]) -> list[Finding]:
    """Of two findings of one criterion and place, the one whose facts are all among the other's gives way to it.

    Unless it weighs more. The other names it in `also`.
    """
    standing = [finding for finding in findings if not any(_gives_way(finding, other) for other in findings)]
    return [
        replace(finding, also=tuple(other.code for other in findings if _gives_way(other, finding)))
        for finding in standing
    ]


def _gives_way(finding: Finding, other: Finding) -> bool:
    return (
        (finding.criterion, finding.touchpoint) == (other.criterion, other.touchpoint)
        and set(finding.facts) < set(other.facts)
        and WEIGHT[finding.severity] >= WEIGHT[other.severity]
    )
