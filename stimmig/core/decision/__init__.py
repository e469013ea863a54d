"""What a complete decision contains, when it goes against the picture, and what exactly is signed.

A leader may decide anything; what belongs to a decision is there before it is signed, and nothing changes it after.
"""

from stimmig.core.decision.accountability import Accountability, accountability_line
from stimmig.core.decision.against import Contradiction, against_the_picture, led_by_a_human
from stimmig.core.decision.coherence import INCOHERENT, is_kept, lacks_unity, shared_mode
from stimmig.core.decision.gaps import Missing, gaps, require_complete, year_after
from stimmig.core.decision.nouns import (
    ANSWERS,
    BY_LIMIT,
    FORBIDDEN,
    INTRODUCING,
    KEEPING,
    MODES,
    OUTCOMES,
    PROVISIONS,
    TRIGGERS,
    WAITING,
    Alternative,
    Answer,
    Condition,
    Decision,
    Expectation,
    Limit,
    Mode,
    Outcome,
    Provision,
    Weighing,
)
from stimmig.core.decision.record import plain, record

__all__ = [
    "ANSWERS", "BY_LIMIT", "FORBIDDEN", "INCOHERENT", "INTRODUCING", "KEEPING", "MODES", "OUTCOMES", "PROVISIONS",
    "TRIGGERS", "WAITING", "Accountability", "Alternative", "Answer", "Condition", "Contradiction", "Decision",
    "Expectation", "Limit", "Missing", "Mode", "Outcome", "Provision", "Weighing", "accountability_line",
    "against_the_picture", "gaps", "is_kept", "lacks_unity", "led_by_a_human", "plain", "record", "require_complete",
    "shared_mode", "year_after",
]  # fmt: skip
