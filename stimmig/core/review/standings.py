"""Where everyone stands on each subject, and in which order to talk about it."""

from collections.abc import Collection, Iterable, Sequence

from stimmig.core.framework import Framework
from stimmig.core.judgement import (
    Judgement,
    agreement,
    difference,
    is_thin,
    is_unsupported,
    levels,
    spread,
    van_der_eijk,
)
from stimmig.core.review.nouns import APART, TALK, Agreed, Standing


def by_subject(judgements: Sequence[Judgement], framework: Framework) -> Iterable[tuple[str, tuple[Judgement, ...]]]:
    for dimension in framework.dimensions:
        for subject in (dimension, *(criterion.id for criterion in framework.criteria_of(dimension))):
            if own := tuple(judgement for judgement in judgements if judgement.subject == subject):
                yield subject, own


def standing(
    subject: str, positions: tuple[Judgement, ...], agreed: Agreed, before: tuple[Judgement, ...] = ()
) -> Standing:
    given = levels(positions)
    return Standing(
        subject=subject,
        positions=positions,
        agreement=agreement(positions),
        spread=spread(positions),
        consensus=van_der_eijk(given),
        talk=_talk(positions),
        agreed=agreed,
        before=before,
    )


def _talk(positions: Sequence[Judgement]) -> str:
    apart = difference(levels(positions))
    if apart != "agreed":
        return apart
    return "unsupported" if is_unsupported(positions) else "thin" if is_thin(positions) else "supported"


def in_order_of_talk(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """What to talk about first: where people stand furthest apart."""
    return tuple(sorted(standings, key=_talk_order))


def _talk_order(standing: Standing) -> tuple[int, bool, float]:
    return TALK.index(standing.talk), standing.consensus is None, standing.consensus or 0.0


def unspoken(talk: Iterable[Standing], said: Collection[str], framework: Framework) -> tuple[str, ...]:
    """Where people stand apart and the group has no word yet, in the order of talk. Leaving it open is a word.

    A word on a criterion is one on the guiding question of its dimension.
    """
    return tuple(each.subject for each in talk if each.talk in APART and not has_word(each.subject, said, framework))


def has_word(subject: str, said: Collection[str], framework: Framework) -> bool:
    """Whether the group said something on a question, or on a criterion of it."""
    return subject in said or any(criterion.id in said for criterion in framework.criteria_of(subject))
