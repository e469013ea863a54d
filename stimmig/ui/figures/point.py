"""One touchpoint as the four fields see it."""

from dataclasses import dataclass

ACROSS = {"none": 0.08, "draft_for_human": 0.2, "auto_with_takeover": 0.8, "auto": 0.86, "auto_only": 0.92}
TOGETHER = 0.5  # intake_only, human_approves: both have a hand in it; also where nobody has said yet


@dataclass(frozen=True)
class Point:
    """One touchpoint: its kind, how far the AI acts by itself, how often it happens in a month, and what is wrong.

    `fault` is "machine" where a person was needed, "person" where nobody needed one, else empty. The rules say it,
    reasons considered; no figure guesses it from the place.
    """

    name: str
    kind: str
    automation: str = ""
    volume: int | None = None
    fault: str = ""

    @property
    def across(self) -> float:
        """Say who does it: 0 a human alone, 1 the AI alone."""
        return ACROSS.get(self.automation, TOGETHER)

    @property
    def hand(self) -> str:
        """Name who does it: human, together, ai or unknown."""
        if not self.automation:
            return "unknown"
        return "together" if self.across == TOGETHER else "human" if self.across < TOGETHER else "ai"

    @property
    def settled(self) -> bool:
        """Say whether enough is known to put the point into a field."""
        return self.kind in ("relational", "transactional", "mixed") and self.hand != "unknown"
