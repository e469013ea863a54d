"""Where a use has grown beyond the decision in force, in words: findings, one line, and what a review is about."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stimmig.core.coverage import Uncovered
from stimmig.register.models import UseCase
from stimmig.register.queries import framework
from stimmig.register.words import Words, words
from stimmig.workbench.queries import Standing

BECAUSE_MAX = 300
TEXTS: Words = {
    "touchpoint": gettext_lazy("The decision does not cover this touchpoint: %(what)s."),
    "channel": gettext_lazy("The decision does not cover this channel: %(what)s."),
    "audience": gettext_lazy("The decision does not cover these people: %(what)s."),
    "volume": gettext_lazy("%(what)s: now %(now)s contacts a month, decided on %(decided)s."),
}


def findings(standing: Standing) -> list[dict[str, str]]:
    """What is not covered, as findings that weigh."""
    why = _("Nobody has judged whether it suits this house.")
    helps = _("Review the difference, or take it back.")
    return [
        {"text": text(each), "why": why, "helps": helps, "severity": "serious", "place": ""}
        for each in standing.uncovered
    ]


def text(found: Uncovered) -> str:
    """One thing that is not covered, in a sentence."""
    said = {"what": name(found), "now": _counted(found.now), "decided": _counted(found.decided)}
    return str(TEXTS[found.kind]) % said


def _counted(number: int | None) -> str:
    return number_format(number, force_grouping=True) if number is not None else ""


def name(found: Uncovered) -> str:
    """What it is called: the touchpoint, or the value in its words."""
    fact = framework().facts.get(found.kind)
    return words(fact.values[found.what]) if fact else found.what


def in_a_line(found: Sequence[Uncovered]) -> str:
    """The same for a list of uses."""
    return _("Not covered by the decision: %(names)s") % {"names": ", ".join(dict.fromkeys(map(name, found)))}


def review_url(use_case: UseCase, found: Sequence[Uncovered]) -> str:
    """The way to a review that says first what it is about."""
    because = _("It has been extended. %(what)s") % {"what": " ".join(map(text, found))}
    return reverse("review_new", args=[use_case.pk]) + "?" + urlencode({"because": because[:BECAUSE_MAX]})
