"""The words for what differs from an earlier decision."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from stimmig.core.difference import Differing
from stimmig.core.framework import Framework
from stimmig.register import words as register
from stimmig.register.words import words
from stimmig.review.words import Page, capital


def in_words(differing: Iterable[Differing], framework: Framework) -> list[Page]:
    """Everything that differs, a line each: what it is, how it is here, and how it was decided on."""
    order, listed = list(framework.facts), list(differing)
    occasions = [_occasion(each) for each in listed if not each.fact]
    facts = sorted((each for each in listed if each.fact), key=lambda each: order.index(each.fact or ""))
    return [*occasions, *(_fact(each, framework) for each in facts)]


def _occasion(found: Differing) -> Page:
    new = found.kind == "new"
    label = _("New touchpoint") if new else _("Touchpoint that falls away")
    return {"label": label, "now": found.touchpoint, "before": "", "differing": found}


def _fact(found: Differing, framework: Framework) -> Page:
    fact = framework.facts[found.fact or ""]
    label = words(fact.question)
    return {
        "label": f"{found.touchpoint}: {label}" if found.touchpoint else label,
        "now": capital(register.answer(fact, found.now)) or _("Not known yet"),
        "before": capital(register.answer(fact, found.before)) or _("Not known"),
        "differing": found,
    }
