"""In what a decision goes against the picture. It may; the leader says why."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from stimmig.core.decision.nouns import INTRODUCING, Decision, Limit
from stimmig.core.findings import Finding
from stimmig.core.review import CORE, Key, Picture
from stimmig.core.rulings import INCOHERENT


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One way in which a decision goes against the picture, and what it is about: a dimension, or the key of a finding.

    `outside`, `open`: it is introduced although a limit is not given, or something decisive unknown.
    `carried`: something that weighs heavily is answered by a reason alone. `not_in_place`: a dimension is agreed at 0,
    which is said once, however it is answered.
    `declined`: it is declined although it lies in the core.
    """

    code: Literal["outside", "open", "carried", "not_in_place", "declined"]
    about: str | None = None
    finding: Key | None = None


def led_by_a_human(finding: Finding, limits: Iterable[Limit]) -> bool:
    """Whether a human settles what it says, and the leader gives its touchpoint to one."""
    by_people = {limit.touchpoint for limit in limits if limit.mode == "human"}
    settles = finding.settled_by == "human" and finding.kind != INCOHERENT
    return settles and finding.touchpoint in by_people


def against_the_picture(decision: Decision, picture: Picture) -> tuple[Contradiction, ...]:
    """In what the decision goes against the picture. It may; the leader says why."""
    if decision.outcome == "decline" and picture.position == CORE:
        return (Contradiction("declined"),)
    if decision.outcome not in INTRODUCING:
        return ()
    critical = {finding.key for finding in picture.findings if finding.severity == "critical"}
    critical -= {finding.key for finding in picture.findings if led_by_a_human(finding, decision.limits)}
    critical -= {finding.key for finding in picture.findings if _is_a_level_at_0(finding, picture)}
    carried = (answer for answer in decision.answers if answer.kind == "reason" and answer.finding in critical)
    return (
        *([Contradiction("outside")] if picture.position == "outside" else ()),
        *([Contradiction("open")] if picture.position == "open" else ()),
        *(Contradiction("carried", finding=answer.finding) for answer in carried),
        *(Contradiction("not_in_place", dimension) for dimension, level in picture.ring.items() if level == 0),
    )


def _is_a_level_at_0(finding: Finding, picture: Picture) -> bool:
    """Whether it says only that the group sees nothing in place, which its dimension says already."""
    return finding.kind == "gap" and picture.ring.get(finding.dimension or "") == 0
