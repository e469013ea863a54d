"""Which levels of an earlier review are carried over into a review of the difference, and what is asked anew."""

from collections.abc import Collection, Mapping

from stimmig.core.difference import ALWAYS
from stimmig.core.framework import Framework
from stimmig.core.review.nouns import Agreed


def carried_over(
    agreed: Mapping[str, Agreed], opened: Collection[str], touched: Collection[str], framework: Framework
) -> tuple[str, ...]:
    """The subjects whose agreed level still holds: of dimensions nothing touches and that were agreed in full.

    In full means the guiding question, or every criterion where the dimension was opened. What was left open, or never
    agreed, is asked; so is Authenticity, every time.
    """
    found: list[str] = []
    for dimension in framework.dimensions:
        criteria = [criterion.id for criterion in framework.criteria_of(dimension)]
        needed = criteria if dimension in opened else [dimension]
        if dimension != ALWAYS and dimension not in touched and all(_holds(key, agreed) for key in needed):
            found += [key for key in (dimension, *criteria) if _holds(key, agreed)]
    return tuple(found)


def asked_anew(carried: Collection[str], framework: Framework) -> tuple[str, ...]:
    """The guiding questions of the first round: those of every dimension that was not carried over."""
    return tuple(dimension for dimension in framework.dimensions if dimension not in {key[0] for key in carried})


def _holds(subject: str, agreed: Mapping[str, Agreed]) -> bool:
    return agreed.get(subject) is not None
