"""What a leader says where a touchpoint contradicts a ruling of the house: keep it, except this one, or change it."""

from collections.abc import Iterable

from stimmig.core.decision.nouns import KEEPING, Answer, Limit
from stimmig.core.findings import Finding
from stimmig.core.rulings import BY_LIMIT, INCOHERENT

__all__ = ["INCOHERENT", "is_kept", "lacks_coherence"]


def is_kept(finding: Finding, limits: Iterable[Limit]) -> bool:
    """Whether the leader's own limit leaves the touchpoint as the ruling has it."""
    modes = [limit.mode for limit in limits if limit.touchpoint == finding.touchpoint]
    return finding.kind == INCOHERENT and bool(modes) and modes[0] not in BY_LIMIT[finding.settled_by or ""]


def lacks_coherence(answer: Answer, finding: Finding, limits: Iterable[Limit]) -> Iterable[tuple[str, str]]:
    """What an answer to a contradiction lacks: the name of the field, and how.

    Keeping the ruling needs a limit that keeps it; excepting or changing it needs one that does not.
    """
    kept = is_kept(finding, limits)
    if answer.kind not in KEEPING:
        yield "kind", "missing"
    elif (answer.kind == "keep" and not kept) or (answer.kind in ("exempt", "new_ruling") and kept):
        yield "kind", "not_with_limit"
    if answer.kind != "keep" and not answer.text:
        yield "text", "missing"
    if answer.kind == "new_ruling" and not answer.ruling:
        yield "ruling", "missing"
