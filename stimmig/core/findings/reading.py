"""Reading a use: everything its facts say on one day."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from stimmig.core.findings.nouns import UNSURE, WEIGHT, Reading, SuggestedCondition, Unproven
from stimmig.core.findings.rules import absorbed, apply_rules, is_due, strength
from stimmig.core.findings.space import boundaries, position, profile_conflicts
from stimmig.core.framework import Criterion, Framework, LegalQuestion
from stimmig.core.places import Place, Settlements, local_facts, places
from stimmig.core.use_case import UseCase


def read(framework: Framework, use_case: UseCase, as_of: date, settlements: Settlements | None = None) -> Reading:
    """What speaks for and against a use, what is missing and what must be asked, as the facts stood on that day.

    An unknown fact never makes a finding; where its answer could make one, it is an open question. What was settled
    about contested facts lies over what is written.
    """
    settlements = settlements or {}
    everywhere = places(use_case, settlements)
    local = local_facts(framework, use_case, settlements)
    fired, open_questions = apply_rules(framework, everywhere, local, use_case.stage, as_of)
    against = [finding for rule, finding in fired if rule.kind != "strength" and is_due(rule, use_case.stage)]
    to_show = [finding for rule, finding in fired if rule.kind != "strength" and not is_due(rule, use_case.stage)]
    findings = [*boundaries(framework, use_case), *absorbed(against), *profile_conflicts(framework, use_case)]
    findings.sort(key=lambda finding: WEIGHT[finding.severity])
    weighing = {finding.criterion for finding in findings if finding.severity != "note"}
    return Reading(
        as_of=as_of,
        position=position(use_case, findings, open_questions),
        strengths=tuple(strength(finding) for rule, finding in fired if rule.kind == "strength"),
        findings=tuple(findings),
        to_show=tuple(to_show),
        open_questions=open_questions,
        unproven=tuple(_unproven(framework, use_case, settlements)),
        legal_questions=_asked_by_law(framework, everywhere, as_of),
        suggested_conditions=suggested_conditions(framework, weighing | {finding.criterion for finding in to_show}),
    )


def suggested_conditions(framework: Framework, criteria: Collection[str | None]) -> tuple[SuggestedCondition, ...]:
    """The condition of each of these criteria, in the order of the framework."""
    return tuple(_suggested(criterion) for criterion in framework.criteria.values() if criterion.id in criteria)


def _suggested(criterion: Criterion) -> SuggestedCondition:
    said = criterion.condition
    return SuggestedCondition(criterion.id, said.text, said.metric, said.op, said.value, said.of)


def _unproven(framework: Framework, use_case: UseCase, settlements: Settlements) -> Iterator[Unproven]:
    """Known facts that rest on the vendor's word or an assumption, unless something else was settled."""
    tables = [(None, use_case.facts), *((point.name, point.facts) for point in use_case.touchpoints)]
    for touchpoint, facts in tables:
        for key, known in facts.items():
            settled = settlements.get((key, touchpoint), known.value)
            if known.source in UNSURE and settled == known.value:
                yield Unproven(framework.facts[key], touchpoint, known.source, known.value)


def legal_questions(framework: Framework, use_case: UseCase, as_of: date) -> tuple[LegalQuestion, ...]:
    """The legal questions of a use alone, as a reading has them."""
    return _asked_by_law(framework, places(use_case, {}), as_of)


def _asked_by_law(framework: Framework, everywhere: Sequence[Place], as_of: date) -> tuple[LegalQuestion, ...]:
    """Legal questions that hold at any place, in the order they are shown; replaced and unverified ones left out.

    Unknown and not applicable never ask a legal question.
    """
    words = framework.legal_words
    if words is None:
        return ()
    holding = {
        question.id
        for question in framework.legal.values()
        if question.status != "unverified" and any(question.holds.truth(place.values, as_of) for place in everywhere)
    }
    replaced = {loser for winner, loser in words.replaces.items() if winner in holding}
    order = [*words.order, *(key for key in framework.legal if key not in words.order)]
    return tuple(framework.legal[key] for key in order if key in holding - replaced)
