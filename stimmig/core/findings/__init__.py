"""What the facts of a use say along the framework. It shows what is known and what is missing, and never a verdict."""

from stimmig.core.findings.nouns import (
    EDGE,
    OPEN,
    OUTSIDE,
    UNOPPOSED,
    UNSURE,
    WEIGHT,
    Finding,
    OpenQuestion,
    Reading,
    Strength,
    SuggestedCondition,
    Unproven,
    speaks_against,
)
from stimmig.core.findings.reading import legal_questions, read, suggested_conditions
from stimmig.core.findings.rules import is_due

__all__ = [
    "EDGE", "OPEN", "OUTSIDE", "UNOPPOSED", "UNSURE", "WEIGHT", "Finding", "OpenQuestion", "Reading", "Strength",
    "SuggestedCondition", "Unproven", "is_due", "legal_questions", "read", "speaks_against", "suggested_conditions",
]  # fmt: skip
