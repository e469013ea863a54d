"""Where the use lies once it was judged: the ring of agreed levels, and whether they carry it."""

from collections.abc import Collection, Iterable, Mapping

from stimmig.core.findings import EDGE, OPEN, OUTSIDE, UNOPPOSED, Finding
from stimmig.core.framework import Framework
from stimmig.core.judgement import SOUND
from stimmig.core.review.nouns import CORE, Agreed
from stimmig.core.use_case import ProfileLine


def ring(agreed: Mapping[str, Agreed], framework: Framework) -> dict[str, int | None]:
    """The five segments: the lowest agreed level of a dimension's criteria, else that of its guiding question.

    None is dashed: nothing is agreed, or it does not apply.
    """
    return {dimension: _segment(dimension, agreed, framework) for dimension in framework.dimensions}


def _segment(dimension: str, agreed: Mapping[str, Agreed], framework: Framework) -> int | None:
    answers = [agreed.get(criterion.id) for criterion in framework.criteria_of(dimension)]
    given = [level for level in answers if isinstance(level, int)]
    guiding = agreed.get(dimension)
    return min(given) if given else guiding if isinstance(guiding, int) else None


def position(of_the_facts: str, findings: Iterable[Finding], carried: bool) -> str:
    """Outside before open before edge; core only where none of them holds and everything carries."""
    if of_the_facts in (OUTSIDE, OPEN):
        return of_the_facts
    if any(finding.severity != "note" for finding in findings):
        return EDGE
    return CORE if carried else UNOPPOSED


def carried(
    agreed: Mapping[str, Agreed], opened: Collection[str], framework: Framework, profile: Collection[ProfileLine]
) -> bool:
    """Every dimension is agreed to be sound, and the use was held against every line of the profile in vain."""
    suits = bool(profile) and all(line.fit in ("supports", "neutral") for line in profile)
    return suits and all(_sound(dimension, agreed, opened, framework) for dimension in framework.dimensions)


def _sound(dimension: str, agreed: Mapping[str, Agreed], opened: Collection[str], framework: Framework) -> bool:
    """Agreed at 2 or more: the guiding question, or every criterion that applies where the dimension was opened."""
    subjects = [criterion.id for criterion in framework.criteria_of(dimension)] if dimension in opened else [dimension]
    answers = [agreed.get(subject) for subject in subjects if agreed.get(subject) != "not_applicable"]
    return bool(answers) and all(isinstance(level, int) and level >= SOUND for level in answers)
