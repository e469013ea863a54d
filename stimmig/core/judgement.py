"""What one person judges, and how far several judgements of one subject agree.

A subject is what is judged: a dimension by its guiding question ("A"), or a criterion ("A3"). Levels run from 0 to 3;
"no basis" is missing and never 0. Nothing gates on a statistic, and nothing adds up over subjects.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from stimmig.core.findings import Finding, speaks_against

LEVELS = (0, 1, 2, 3)
SOUND = 2

Answer = Literal["level", "no_basis", "not_applicable"]
Agreement = Literal["agreed", "diverging", "split", "thin"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One person's answer to one question: a level, or honestly none. `exhibit` says by what one can see it."""

    person: str
    subject: str
    answer: Answer = "level"
    level: int | None = None
    reason: str = ""
    exhibit: str = ""
    wants_opening: bool = False

    def __post_init__(self) -> None:
        if (self.answer == "level") != (self.level in LEVELS):
            raise ValueError(f"{self.person} on {self.subject}: {self.answer!r} does not go with level {self.level!r}")


def levels(judgements: Iterable[Judgement]) -> tuple[int, ...]:
    """The levels that were given; who gave none is left out."""
    return tuple(judgement.level for judgement in judgements if judgement.level is not None)


def spread(judgements: Iterable[Judgement]) -> tuple[int, int] | None:
    """Lowest and highest level; None when nobody gave one."""
    given = levels(judgements)
    return (min(given), max(given)) if given else None


def difference(given: Collection[int]) -> Agreement:
    """How far levels lie apart: split (three steps, or two at 1 or less against two at 3), diverging (two), agreed."""
    if not given:
        return "agreed"
    low, high = sum(level <= 1 for level in given), sum(level == 3 for level in given)
    width = max(given) - min(given)
    if width == 3 or (low >= 2 and high >= 2):
        return "split"
    return "diverging" if width == 2 else "agreed"


def is_thin(judgements: Sequence[Judgement]) -> bool:
    """Fewer than two levels, or more than a third of those who answered lack the basis."""
    lacking = sum(judgement.answer == "no_basis" for judgement in judgements)
    return len(levels(judgements)) < 2 or 3 * lacking > len(judgements)


def is_unsupported(judgements: Iterable[Judgement]) -> bool:
    """Somebody says strong, and nobody who says so names anything by which one can see it."""
    strong = [judgement for judgement in judgements if judgement.level == 3]
    return bool(strong) and not any(judgement.exhibit for judgement in strong)


def agreement(judgements: Sequence[Judgement]) -> Agreement:
    """How far a group agrees on one subject, in a word: thin comes before split, diverging and agreed."""
    return "thin" if is_thin(judgements) else difference(levels(judgements))


def van_der_eijk(given: Collection[int], categories: int = len(LEVELS)) -> float | None:
    """Agreement A from -1 (split) over 0 (spread evenly) to 1 (one level); None below three levels.

    Cees van der Eijk, "Measuring agreement in ordered rating scales", Quality & Quantity 35 (2001), 325-341.
    """
    if len(given) < 3:
        return None
    return _layered([sum(level == category for level in given) for category in range(categories)])


def _layered(frequencies: Sequence[int]) -> float:
    """Peel the frequencies into layers of equal height; the agreement of each counts by its share of the whole."""
    rest, whole, found = list(frequencies), sum(frequencies), 0.0
    while any(rest):
        height = min(count for count in rest if count)
        layer = [count > 0 for count in rest]
        found += sum(layer) * height / whole * _layer_agreement(layer)
        rest = [count - height * used for count, used in zip(rest, layer, strict=True)]
    return found


def _layer_agreement(layer: Sequence[bool]) -> float:
    """Agreement of one layer: how unimodal its pattern is, less the more categories it uses."""
    size, used = len(layer), sum(layer)
    triples = list(combinations(layer, 3))
    unimodal = sum(triple in ((True, True, False), (False, True, True)) for triple in triples)
    bimodal = triples.count((True, False, True))
    if unimodal + bimodal == 0:
        shape = 1.0
    else:
        shape = ((size - 2) * unimodal - (size - 1) * bimodal) / ((size - 2) * (unimodal + bimodal))
    return shape * (1 - (used - 1) / (size - 1))


def against(judgement: Judgement, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that speak against the level somebody chose, on the same dimension or criterion."""
    if judgement.level is None:
        return ()
    level, subject = judgement.level, judgement.subject
    return tuple(f for f in findings if subject in (f.dimension, f.criterion) and speaks_against(f, level))


def moved(before: Judgement, after: Judgement) -> bool:
    """Whether somebody who judged again came to another answer; other words for the same one are no move."""
    return (before.answer, before.level) != (after.answer, after.level)


def reason_required(judgement: Judgement, findings: Iterable[Finding]) -> bool:
    """A reason belongs to 0, 1 and 3, to a level against a known fact, and to "does not apply"; never to "no basis"."""
    if judgement.answer != "level":
        return judgement.answer == "not_applicable"
    return judgement.level != SOUND or bool(against(judgement, findings))
