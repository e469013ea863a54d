"""The page of what was found: kind by kind, each with its place in the house and the words that answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from stimmig.people.models import Person
from stimmig.register.words import STAGES
from stimmig.workbench.models import Passage
from stimmig.workbench.queries.search import Question, number, passages
from stimmig.workbench.search.library import Section, look
from stimmig.workbench.search.marking import excerpt, marked

FIRST, PAGE = 5, 20  # of each kind, side by side; of one kind alone
KINDS = {
    Passage.Kind.USE_CASE: gettext_lazy("Use cases"),
    Passage.Kind.TOUCHPOINT: gettext_lazy("Touchpoints"),
    Passage.Kind.DECISION: gettext_lazy("Decisions"),
    Passage.Kind.CONDITION: gettext_lazy("Conditions"),
    "case": gettext_lazy("Real cases"),
    "handbook": gettext_lazy("Handbook"),
}


@dataclass(frozen=True)
class Result:
    """One thing that was found."""

    url: str
    title: SafeString
    place: str
    excerpt: SafeString


@dataclass(frozen=True)
class Group:
    """What was found of one kind: the first of it, and how much there is."""

    kind: str
    name: str
    results: Sequence[Result]
    number: int
    page: "Page[Any] | None" = None

    @property
    def has_more(self) -> bool:
        return self.page is None and self.number > len(self.results)


def groups(person: Person, asked: Question) -> list[Group]:
    """The first results of every kind in which something was found."""
    found = [_group(person, asked, kind) for kind in KINDS]
    return [group for group in found if group.results]


def _group(person: Person, asked: Question, kind: str) -> Group:
    listed = _listed(person, asked, kind)
    first = listed[: FIRST + 1]
    whole = len(first) if len(first) <= FIRST else len(listed)
    return Group(kind, str(KINDS[kind]), [_result(each, asked) for each in first[:FIRST]], whole)


def alone(person: Person, asked: Question, kind: str, at: str | None) -> list[Group]:
    """Everything of one kind, page by page; nothing where nothing was found."""
    page = Paginator(_listed(person, asked, kind), PAGE).get_page(at)
    results = [_result(each, asked) for each in page.object_list]
    return [Group(kind, str(KINDS[kind]), results, page.paginator.count, page)] if results else []


class Answering(Sequence[Passage]):
    """The passages that answer, of which only those are read that a page shows."""

    def __init__(self, person: Person, asked: Question, kind: str) -> None:
        self.asked_for = person, asked, kind

    def __len__(self) -> int:
        return number(*self.asked_for)

    def __getitem__(self, part: Any) -> Any:
        return passages(*self.asked_for, part)


def _listed(person: Person, asked: Question, kind: str) -> Sequence[Any]:
    if kind in Passage.Kind.values:
        return Answering(person, asked, kind)
    return look(get_language() or "de", asked.words, kind)


def _result(found: Passage | Section, asked: Question) -> Result:
    if isinstance(found, Section):
        return Result(found.url, marked(found.title, asked.words), "", excerpt(found.text, asked.words))
    url, place = _where(found)
    return Result(url, marked(found.title, asked.words), place, excerpt(found.text, asked.words))


def _where(passage: Passage) -> tuple[str, str]:
    """The page of a passage, and a line on where in the house that is."""
    use_case, decision = passage.use_case, passage.decision
    if decision is None:
        url = reverse("use_case", args=[use_case.pk])
        if passage.kind == Passage.Kind.TOUCHPOINT:
            return f"{url}#touchpoints", use_case.title
        return url, use_case.ending.get_kind_display() if use_case.ending else str(STAGES.get(use_case.stage, ""))
    url = reverse("decision", args=[decision.pk])
    if passage.kind == Passage.Kind.CONDITION:
        return url, _("Decision %(number)s: %(title)s") % {"number": decision.number, "title": decision.title}
    said = {"number": decision.number, "outcome": decision.get_outcome_display(), "name": decision.signed_name}
    place = _("%(number)s · %(outcome)s · signed by %(name)s") % said
    return url, f"{place} · {use_case.ending.get_kind_display()}" if use_case.ending else place
