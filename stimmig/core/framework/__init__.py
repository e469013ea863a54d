"""The words and rules a house decides by: dimensions, criteria, facts, rules, metrics, legal questions.

`parse` proves them whole, in both languages, and names every gap at once by file and key.
"""

from stimmig.core.framework.nouns import (
    ANSWER_TYPES,
    COMPARISONS,
    LANGUAGES,
    LIMITS,
    PARTS,
    PROFILE_KINDS,
    READING,
    SEVERITIES,
    STAGES,
    WORDINGS,
    Aim,
    Condition,
    Criterion,
    Dimension,
    Fact,
    Framework,
    LegalQuestion,
    LegalWords,
    Level,
    Metric,
    NoJudgement,
    Rule,
    Text,
    Wording,
)
from stimmig.core.framework.reader import parse

__all__ = [
    "ANSWER_TYPES", "COMPARISONS", "LANGUAGES", "LIMITS", "PARTS", "PROFILE_KINDS", "READING", "SEVERITIES", "STAGES",
    "WORDINGS", "Aim", "Condition", "Criterion", "Dimension", "Fact", "Framework", "LegalQuestion", "LegalWords",
    "Level", "Metric", "NoJudgement", "Rule", "Text", "Wording", "parse",
]  # fmt: skip
