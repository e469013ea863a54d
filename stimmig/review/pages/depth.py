"""Which dimensions are judged in depth, and why."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy

from stimmig.core import review as core
from stimmig.core.framework import Framework
from stimmig.register import queries as register
from stimmig.register.models import UseCase
from stimmig.register.words import words
from stimmig.review import queries
from stimmig.review.models import Review
from stimmig.review.words import Page

BECAUSE = {
    "split": gettext_lazy("the judgements lie far apart"),
    "diverging": gettext_lazy("the judgements diverge"),
    "critical": gettext_lazy("something weighs heavily"),
    "wish": gettext_lazy("somebody asked for it"),
    "weak": gettext_lazy("together you see it as not sound yet"),
    "full": gettext_lazy("everything is to be looked at"),
}


def depth_ahead(review: Review) -> list[Page]:
    """Which dimensions will be judged in depth whatever people answer, and why: said before anybody begins."""
    framework, chosen = queries.framework(review), queries.opened(review)
    by_facts = queries.to_open(review) if not chosen else {}
    reasons: Mapping[str, str] = chosen or {key: each[0] for key, each in by_facts.items()}
    return [opening(key, why, framework) for key, why in reasons.items()]


def depth_by_facts(use_case: UseCase) -> list[Page]:
    """The same before a review is opened, by what is known today."""
    framework = register.framework()
    found = core.to_open((), register.reading(use_case).findings, {}, framework)
    return [opening(key, reasons[0], framework) for key, reasons in found.items()]


def opening(dimension: str, because: str, framework: Framework) -> Page:
    return {"key": dimension, "name": words(framework.dimensions[dimension].name), "because": BECAUSE[because]}


def named(dimension: str, framework: Framework) -> Page:
    return {"key": dimension, "name": words(framework.dimensions[dimension].name)}


def name_of(subject: str, framework: Framework) -> str:
    """The name of a dimension or criterion."""
    named = framework.dimensions.get(subject) or framework.criteria[subject]
    return words(named.name)
