"""What a meeting talks about, in its order."""

from collections.abc import Collection, Iterable, Mapping

from stimmig.core.framework import Framework
from stimmig.core.judgement import difference
from stimmig.core.review.nouns import APART, Picture, Standing
from stimmig.core.review.standings import has_word


def to_talk_about(picture: Picture) -> tuple[Standing, ...]:
    """The questions of a meeting, those first that most need talk.

    Where the criteria of a dimension were judged, they are talked about in place of its guiding question. So the
    order hangs on what was revealed alone, and stays as it is while the meeting agrees on one level after another.
    """
    in_depth = {standing.dimension for standing in picture.standings if not _is_guiding(standing.subject)}
    return tuple(
        each for each in picture.order_of_talk if not _is_guiding(each.subject) or each.dimension not in in_depth
    )


def silent(judged: Iterable[str], said: Collection[str]) -> frozenset[str]:
    """Dimensions that were judged and have no word of the group: neither on the whole nor on each of their criteria."""
    of: dict[str, set[str]] = {}
    for subject in judged:
        of.setdefault(subject[0], set()).add(subject)
    return frozenset(key for key, asked in of.items() if key not in said and not _each(asked - {key}, said))


def apart(given: Mapping[str, Collection[int]], said: Collection[str], framework: Framework) -> frozenset[str]:
    """The questions on which the levels given lie apart and the group has no word yet: `Picture.unspoken`, undrawn."""
    return frozenset(
        subject
        for subject, levels in given.items()
        if difference(levels) in APART and not has_word(subject, said, framework)
    )


def _each(criteria: set[str], said: Collection[str]) -> bool:
    return bool(criteria) and criteria <= set(said)


def _is_guiding(subject: str) -> bool:
    return len(subject) == 1
