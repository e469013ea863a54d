"""Words of the core and labels of the file, for templates. They say what register.words says and add nothing."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils import timezone

from stimmig.core.framework import Fact, LegalQuestion, Text
from stimmig.register import queries, words
from stimmig.register.models import UseCase
from stimmig.register.queries import Question

register = template.Library()

LABELS = {
    "stage": words.STAGES,
    "area": words.AREAS,
    "for": words.FOR_WHOM,
    "change": words.CHANGES,
    "limit": words.LIMITS,
    "status": words.STATUSES,
    "fit": words.FITS,
    "source": words.SOURCES,
    "position": words.POSITIONS,
}


@register.filter(name="words")
def words_(text: Text | None) -> str:
    """A sentence of the framework in the language of the page."""
    return words.words(text)


@register.filter
def label(code: str, kind: str) -> str:
    """The word for a code of the file, such as a stage or a source; nothing for nothing."""
    return str(LABELS[kind].get(code, code)) if code else ""


@register.filter
def alone(fact: Fact) -> str:
    """The question of a fact where its answers do not stand below it."""
    return words.alone(fact)


@register.filter
def answer(question: Question) -> str:
    """What is known of a fact, in words; nothing when it is unknown."""
    return words.answer(question.fact, question.known.value) if question.known else ""


@register.filter
def fact_value(value: Any, fact: str) -> str:
    """A value of a touchpoint in the words of the fact it stands for."""
    return words.answer(queries.framework().facts[fact], value)


@register.filter
def aim(key: str) -> str:
    """What a touchpoint is to gain, in a word."""
    found = queries.framework().aims.get(key or "")
    return words.words(found.name) if found else ""


@register.filter
def law(question: LegalQuestion) -> dict[str, str]:
    """A legal question in words: itself, what it means, article, date, certainty."""
    return words.law(question, queries.framework())


@register.filter
def fact(key: str) -> Fact:
    """A fact of the framework by its key."""
    return queries.framework().facts[key]


@register.filter
def dimensions(criteria: Sequence[str]) -> str:
    """The dimensions some criteria belong to, in a line."""
    known = queries.framework().dimensions
    return ", ".join(words.words(known[key].name) for key in known if any(one[0] == key for one in criteria))


@register.filter
def waits(question: Question) -> bool:
    """Whether a question was passed on and the link is still open."""
    return bool(question.request and question.request.is_open(timezone.now()))


@register.filter
def days_left(until: datetime) -> int:
    """How many days a link still lives."""
    return max(0, (timezone.localdate(until) - timezone.localdate()).days)


@register.inclusion_tag("ui/way.html", takes_context=True)
def way(context: Context, use_case: UseCase, here: int, review_url: str = "", decision_url: str = "") -> dict[str, Any]:
    """Where a use stands between knowing and acting, and which step the page shows.

    The chapters to the right know how far it has come: the page's context brings `stand_of`.
    """
    stand = context["stand_of"](use_case)
    urls = [
        reverse("use_case", args=[use_case.pk]),
        reverse("use_case_reading", args=[use_case.pk]),
        review_url or stand["review_url"],
        stand["decision_url"] or decision_url,
    ]
    steps = [
        {"label": label, "url": url, "state": _state(number, stand["step"], use_case), "here": number == here}
        for number, (label, url) in enumerate(zip(words.STEPS.values(), urls, strict=True), 1)
    ]
    return {"steps": steps, "stands": {"number": stand["step"], "label": words.STEPS[stand["step"]]}}


@register.inclusion_tag("ui/ways.html", takes_context=True)
def ways(context: Context, found: Any) -> dict[str, Any]:
    """In what state a use, a review or a decision is, and who can do what next.

    The chapters to the right know what it can become: the page's context brings `ways_of`.
    """
    return {"stand": context["ways_of"](found)}


def _state(number: int, stands: int, use_case: UseCase) -> str:
    """Done, current or ahead. What nobody is named to run is not described to the end."""
    if number == stands:
        return "current"
    unowned = number == 1 and not use_case.file.get("owner")
    return "done" if number < stands and not unowned else "ahead"
