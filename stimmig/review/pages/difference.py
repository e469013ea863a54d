"""A use beside an earlier decision: what differs, what is asked anew for it, and what is carried over."""

from collections.abc import Iterable
from datetime import date

from stimmig.core import review as core
from stimmig.core.framework import Framework
from stimmig.register import queries as register
from stimmig.register.models import UseCase
from stimmig.review import queries
from stimmig.review.differing import in_words
from stimmig.review.models import Review
from stimmig.review.pages.depth import name_of
from stimmig.review.queries import Beside
from stimmig.review.queries.carried import as_carried
from stimmig.review.words import Page, level_word, said


def difference(review: Review, dimension: str = "") -> Page | None:
    """What whoever judges reads first; of one dimension, only what touches it. None where nothing is compared."""
    found = queries.beside(review)
    if found is None:
        return None
    asked = queries.asked_anew(review.carried_levels.all())
    return _shown(found, asked, queries.carried(review), queries.framework(review), dimension)


def difference_ahead(use_case: UseCase) -> Page | None:
    """The same before a review is opened, with what would be carried over."""
    found = queries.beside_ahead(use_case)
    if found is None:
        return None
    rows = queries.to_carry(found)
    return _shown(found, queries.asked_anew(rows), [as_carried(row) for row in rows], register.framework())


def _shown(
    found: Beside, asked: Iterable[str], carried: Iterable[core.Carried], framework: Framework, dimension: str = ""
) -> Page:
    touching = found.touched.get(dimension, ()) if dimension else found.differing
    listed = list(carried)
    return {
        "decision": found.decision,
        "on": found.on,
        "title": found.earlier.title,
        "same_use": found.same_use,
        "rows": [row | {"touches": _touches(row, found, framework)} for row in in_words(touching, framework)],
        "asked": [name_of(key, framework) for key in asked],
        "carried": in_dimensions(listed, framework),
        "untouched": [name_of(key, framework) for key in dict.fromkeys(each.dimension for each in listed)],
    }


def _touches(row: Page, found: Beside, framework: Framework) -> list[str]:
    """The dimensions one difference touches, by name."""
    return [name_of(key, framework) for key, why in found.touched.items() if row["differing"] in why]


def in_dimensions(carried: Iterable[core.Carried], framework: Framework) -> list[Page]:
    """What was carried over, dimension by dimension, each with the criteria it was judged by in depth."""
    known = {each.subject: _level(each, framework) for each in carried}
    found = dict.fromkeys(each[0] for each in known)
    return [
        {"subject": key, "name": name_of(key, framework)}
        | known.get(key, {})
        | {"criteria": [known[each.id] for each in framework.criteria_of(key) if each.id in known]}
        for key in framework.dimensions
        if key in found
    ]


def _level(found: core.Carried, framework: Framework) -> Page:
    level = found.agreed if isinstance(found.agreed, int) else None
    return {
        "subject": found.subject,
        "name": name_of(found.subject, framework),
        "level": level,
        "word": said("not_applicable", None, framework) if level is None else level_word(level, framework),
        "reason": found.reason,
        "decision": found.decision,
        "day": date.fromisoformat(found.on),
    }
