"""What a leader says where a touchpoint contradicts a ruling of the house: keep it, except this one, or change it."""

from collections.abc import Collection, Iterable

from stimmig.core.decision.nouns import KEEPING, Answer, Limit
from stimmig.core.findings import Finding
from stimmig.core.rulings import BY_LIMIT, INCOHERENT

__all__ = ["INCOHERENT", "is_kept", "lacks_coherence", "lacks_unity", "shared_mode"]


def is_kept(finding: Finding, limits: Iterable[Limit]) -> bool:
    """Whether the leader's own limit leaves the touchpoint as the ruling has it."""
    modes = [limit.mode for limit in limits if limit.touchpoint == finding.touchpoint]
    return finding.kind == INCOHERENT and bool(modes) and modes[0] not in BY_LIMIT[finding.settled_by or ""]


def shared_mode(modes: Iterable[str]) -> str | None:
    """Who leads from now on where touchpoints share a new ruling: whom none of their limits speaks against, or None."""
    modes = tuple(modes)
    return next((mode for mode in modes if not any(other in BY_LIMIT[mode] for other in modes)), None)


def lacks_unity(answer: Answer, limits: Iterable[Limit], others: Iterable[Answer]) -> Iterable[tuple[str, str]]:
    """What keeps this answer from standing beside the others of one decision to the same ruling, by field.

    One sentence takes the place of a ruling, and fits every limit; a ruling that is changed is not kept or excepted.
    """
    changing = [each for each in others if each.kind == "new_ruling" and each.finding[2] == answer.finding[2]]
    if answer.kind in ("exempt", "changed_plan") and changing:
        yield "kind", "changed_elsewhere"
    if answer.kind != "new_ruling":
        return
    if any(each.ruling != answer.ruling for each in changing):
        yield "ruling", "other_sentence"
    if modes := _modes((answer, *changing), tuple(limits)):
        yield from [] if shared_mode(modes) else [("kind", "limits_apart")]


def _modes(answers: Iterable[Answer], limits: Collection[Limit]) -> list[str]:
    named = {answer.finding[1] for answer in answers}
    return [limit.mode for limit in limits if limit.touchpoint in named and limit.mode]


def lacks_coherence(
    answer: Answer, finding: Finding, limits: Iterable[Limit], others: Iterable[Answer] = ()
) -> Iterable[tuple[str, str]]:
    """What an answer to a contradiction lacks: the name of the field, and how.

    Keeping the ruling needs a limit that keeps it; excepting or changing it needs one that does not. `others` are all
    answers of the decision.
    """
    limits = tuple(limits)
    kept = is_kept(finding, limits)
    if answer.kind not in KEEPING:
        yield "kind", "missing"
    elif (answer.kind == "keep" and not kept) or (answer.kind in ("exempt", "new_ruling") and kept):
        yield "kind", "not_with_limit"
    if answer.kind != "keep" and not answer.text:
        yield "text", "missing"
    if answer.kind == "new_ruling" and not answer.ruling:
        yield "ruling", "missing"
    yield from lacks_unity(answer, limits, (each for each in others if each.finding != answer.finding))
