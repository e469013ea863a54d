"""Which dimensions are judged in depth, and what has not been judged yet."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from stimmig.core.findings import Finding
from stimmig.core.framework import Framework
from stimmig.core.judgement import SOUND, Judgement, difference, levels
from stimmig.core.review.nouns import Agreed, Opening


def to_open(
    judgements: Iterable[Judgement], findings: Iterable[Finding], agreed: Mapping[str, Agreed], framework: Framework
) -> dict[str, tuple[Opening, ...]]:
    """Which dimensions must be judged in depth, and why. Without judgements: what is known before anyone judges."""
    judgements, findings = list(judgements), list(findings)
    reasons = {key: _reasons_to_open(key, judgements, findings, agreed.get(key)) for key in framework.dimensions}
    return {key: found for key, found in reasons.items() if found}


def _reasons_to_open(
    dimension: str, judgements: Sequence[Judgement], findings: Iterable[Finding], agreed: Agreed
) -> tuple[Opening, ...]:
    own = [judgement for judgement in judgements if judgement.subject == dimension]
    apart = difference(levels(own))
    holds: dict[Opening, bool] = {
        "split": apart == "split",
        "diverging": apart == "diverging",
        "critical": any(f.dimension == dimension and f.severity == "critical" for f in findings),
        "wish": any(judgement.wants_opening for judgement in own),
        "weak": isinstance(agreed, int) and agreed < SOUND,
    }
    return tuple(reason for reason, held in holds.items() if held)


def not_judged(judged: Collection[str], opened: Collection[str], framework: Framework) -> tuple[str, ...]:
    """What an introduction would still need: each guiding question, and the criteria of what was opened."""
    criteria = (c.id for c in framework.criteria.values() if c.dimension in opened)
    return tuple(subject for subject in (*framework.dimensions, *criteria) if subject not in judged)


def openings(
    now: Mapping[str, tuple[Opening, ...]], before: Mapping[str, Opening], framework: Framework
) -> dict[str, tuple[Opening, ...]]:
    """What was opened stays open, also when its reason is gone."""
    both = {
        key: tuple(dict.fromkeys((*([before[key]] if key in before else []), *now.get(key, ()))))
        for key in framework.dimensions
    }
    return {key: reasons for key, reasons in both.items() if reasons}
