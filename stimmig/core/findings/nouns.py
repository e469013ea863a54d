"""What the facts of a use say: findings, strengths, questions, and the reading that holds them together."""

from dataclasses import dataclass
from datetime import date

from stimmig.core.expression import Value
from stimmig.core.framework import SEVERITIES, Fact, LegalQuestion, Text

OUTSIDE, OPEN, EDGE, UNOPPOSED = "outside", "open", "edge", "unopposed"
WEIGHT = {severity: weight for weight, severity in enumerate(SEVERITIES)}
UNSURE = ("vendor_claim", "assumed")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to clear up. `also` names findings that gave way to this one; `subject` a line of the profile.

    `settled_by` "human": a decision that gives the touchpoint to a human settles it.
    """

    code: str
    kind: str  # challenge | mismatch | boundary | profile_conflict, and in a review: gap | divergence | ...
    severity: str  # critical | serious | note
    dimension: str | None
    criterion: str | None
    touchpoint: str | None
    subject: str | None
    facts: tuple[str, ...]
    text: Text
    why: Text
    helps: Text
    also: tuple[str, ...] = ()
    settled_by: str | None = None

    @property
    def key(self) -> tuple[str, str | None, str | None]:
        """What answers and marks hang on: code, touchpoint and subject."""
        return self.code, self.touchpoint, self.subject


@dataclass(frozen=True, slots=True)
class Strength:
    """A fact that speaks for the use."""

    code: str
    dimension: str
    criterion: str
    touchpoint: str | None
    text: Text
    why: Text
    helps: Text


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """An unknown fact worth finding out, and where it is open.

    Rank 0: its answer alone could make something weigh heavily; 1: weigh; 2: a note, or not due yet; 3: a second
    unknown is needed.
    """

    fact: Fact
    rank: int
    criteria: tuple[str, ...]
    touchpoints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unproven:
    """A fact that rests on the vendor's word or on an assumption."""

    fact: Fact
    touchpoint: str | None
    source: str  # vendor_claim | assumed
    value: Value


@dataclass(frozen=True, slots=True)
class SuggestedCondition:
    """A condition that would answer what speaks against one criterion."""

    criterion: str
    text: Text
    metric: str
    op: str
    value: float
    of: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the facts say on one day. There is no score to return."""

    as_of: date
    position: str  # outside | open | edge | unopposed; a reading never says core
    strengths: tuple[Strength, ...]
    findings: tuple[Finding, ...]  # the weightiest first
    to_show: tuple[Finding, ...]  # not due at this stage: to be shown before the start
    open_questions: tuple[OpenQuestion, ...]  # the most decisive first
    unproven: tuple[Unproven, ...]
    legal_questions: tuple[LegalQuestion, ...]
    suggested_conditions: tuple[SuggestedCondition, ...]


def speaks_against(finding: Finding, level: int) -> bool:
    """Critical and serious findings speak against levels 2 and 3, a note against 3."""
    return level >= (3 if finding.severity == "note" else 2)
