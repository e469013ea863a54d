"""Short words for the tests of judging and deciding: somebody's judgement, what the facts say, a picture."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from stimmig import content
from stimmig.core import review
from stimmig.core.findings import UNOPPOSED, Finding, Reading
from stimmig.core.framework import Text
from stimmig.core.judgement import Answer, Judgement
from stimmig.core.use_case import ProfileLine

FRAMEWORK = content.framework()
AS_OF = date(2026, 11, 22)
LINE = ProfileLine("value", "Verlässlichkeit", "supports")
SUBJECTS = (*FRAMEWORK.dimensions, *FRAMEWORK.criteria)
SOUND_ALL = dict.fromkeys(FRAMEWORK.dimensions, 2)


def judged(subject: str, *answers: int | Answer, exhibit: str = "") -> list[Judgement]:
    """One judgement each by a, b, c…: a level, or an answer without one."""
    return [
        Judgement(
            person=person,
            subject=subject,
            answer="level" if isinstance(answer, int) else answer,
            level=answer if isinstance(answer, int) else None,
            exhibit=exhibit,
        )
        for person, answer in zip("abcdefgh", answers, strict=False)
    ]


def all_five(*levels: int) -> list[Judgement]:
    """The same levels for every guiding question."""
    return [judgement for dimension in FRAMEWORK.dimensions for judgement in judged(dimension, *levels)]


def finding(code: str, severity: str = "serious", kind: str = "challenge", touchpoint: str | None = None) -> Finding:
    """A finding of the facts about the criterion its code begins with."""
    criterion, words = code.split(".")[0], Text("…", "…")
    return Finding(code, kind, severity, criterion[0], criterion, touchpoint, None, (), words, words, words)


def reading(*findings: Finding, position: str = UNOPPOSED, **parts: Any) -> Reading:
    """What the facts say, with nothing in it but what is given."""
    unsaid = ("strengths", "to_show", "open_questions", "unproven", "legal_questions", "suggested_conditions")
    return Reading(as_of=AS_OF, position=position, findings=findings, **(dict.fromkeys(unsaid, ()) | parts))


def picture(
    judgements: list[Judgement], agreed: Any = None, facts: Reading | None = None, **given: Any
) -> review.Picture:
    """The picture of these judgements."""
    return review.picture(judgements, agreed or {}, facts or reading(), FRAMEWORK, **({"profile": [LINE]} | given))


LEVELS = st.integers(0, 3)
ANSWERS = LEVELS | st.sampled_from(["no_basis", "not_applicable"])
GROUPS = st.lists(ANSWERS, min_size=1, max_size=7)
JUDGEMENTS = st.dictionaries(st.sampled_from(SUBJECTS), GROUPS, max_size=6).map(
    lambda groups: [judgement for subject, answers in groups.items() for judgement in judged(subject, *answers)]
)
AGREED = st.dictionaries(st.sampled_from(SUBJECTS), LEVELS | st.sampled_from(["not_applicable", None]))
