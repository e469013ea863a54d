"""Where a use has grown beyond the decision in force, in words: findings, one line, and what a review is about."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from stimmig.core import coverage
from stimmig.core.coverage import Uncovered
from stimmig.register.models import UseCase
from stimmig.register.queries import framework
from stimmig.register.words import finding, words
from stimmig.workbench.queries import Standing

BECAUSE_MAX = 300


def findings(standing: Standing) -> list[dict[str, str]]:
    """What is not covered, as findings that weigh."""
    return _in_words(standing.uncovered)


def _in_words(found: Sequence[Uncovered]) -> list[dict[str, str]]:
    return [finding(each, framework()) for each in coverage.findings(found, framework())]


def name(found: Uncovered) -> str:
    """What it is called: the touchpoint, or the value in its words."""
    fact = framework().facts.get(found.kind)
    return words(fact.values[found.what]) if fact else found.what


def in_a_line(found: Sequence[Uncovered]) -> str:
    """The same for a list of uses."""
    return _("Not covered by the decision: %(names)s") % {"names": ", ".join(dict.fromkeys(map(name, found)))}


def review_url(use_case: UseCase, found: Sequence[Uncovered]) -> str:
    """The way to a review that says first what it is about."""
    because = _("It has been extended. %(what)s") % {"what": " ".join(each["text"] for each in _in_words(found))}
    return reverse("review_new", args=[use_case.pk]) + "?" + urlencode({"because": because[:BECAUSE_MAX]})
