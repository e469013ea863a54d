"""What a review asks and says, in the reader's language: questions, what is known about them, answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from stimmig.core.framework import Fact, Framework
from stimmig.core.use_case import Known, Touchpoint, UseCase, values_at
from stimmig.register import words as register
from stimmig.register.words import words
from stimmig.ui.widgets import Anchor

Page = dict[str, Any]  # what a template is given
Where = tuple[str, str]  # a fact, and the touchpoint at which it holds, or "" for the whole use


@dataclass(frozen=True)
class Question:
    """One question as a page shows it: the guiding question of a dimension, or a criterion."""

    subject: str
    dimension: str
    dimension_name: str
    name: str
    text: str
    essence: str
    anchors: tuple[Anchor, ...]
    evidence: tuple[str, ...]  # by what one could see it

    @property
    def is_guiding(self) -> bool:
        return self.subject == self.dimension


def question(subject: str, framework: Framework, use_case: UseCase, as_of: date) -> Question:
    """The question, with the anchors that suit the use: other ones where it sends and nobody can answer back."""
    dimension = framework.dimensions[subject[0]]
    if subject in framework.dimensions:
        anchors, shown = dimension.anchors, (dimension.name, dimension.guiding_question, dimension.essence)
    else:
        criterion = framework.criteria[subject]
        sends_only = criterion.one_way and not people_answer(framework, use_case, as_of)
        anchors = criterion.one_way if sends_only else criterion.anchors
        shown = (criterion.name, criterion.question, criterion.why)
    name, text, essence = map(words, shown)
    evidence = framework.criteria[subject].evidence if subject in framework.criteria else ()
    return Question(
        subject=subject,
        dimension=dimension.key,
        dimension_name=words(dimension.name),
        name=name,
        text=text,
        essence=essence,
        anchors=tuple(Anchor(level_word(n, framework), words(anchor)) for n, anchor in enumerate(anchors)),
        evidence=tuple(words(each) for each in evidence),
    )


def people_answer(framework: Framework, use_case: UseCase, as_of: date) -> bool:
    """Whether people can answer the AI on some channel; assumed while no channel is known."""
    places = [values_at(use_case, point) for point in use_case.touchpoints] or [values_at(use_case)]
    return any(framework.guards["interactive"].truth(values, as_of) is not False for values in places)


def level_word(level: int, framework: Framework) -> str:
    """The word for a level, as it stands at the head of its anchor."""
    return capital(words(framework.levels[level].name))


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def said(answer: str, level: int | None, framework: Framework) -> str:
    """What somebody answered, in words."""
    if level is not None:
        return level_word(level, framework)
    return next((words(each.name) for each in framework.no_judgements if each.key == answer), "")


AGREEMENTS = {
    "agreed": pgettext_lazy("agreement", "agreed"),
    "diverging": pgettext_lazy("agreement", "diverging"),
    "split": pgettext_lazy("agreement", "split"),
    "thin": pgettext_lazy("agreement", "too few to compare"),
}


# ----- what is known


@dataclass(frozen=True)
class Row:
    """One known fact at one place, in words, without a word on what follows from it."""

    where: Where
    label: str
    value: str
    source: str

    @property
    def key(self) -> str:
        """The place as a form writes it."""
        return "|".join(self.where)


def known(subject: str, framework: Framework, use_case: UseCase) -> list[Row]:
    """What is known of the facts a question's rules read, in the order of the framework."""
    read = facts_read(subject, framework)
    return [row for fact in framework.facts.values() if fact.key in read for row in _rows(fact, use_case)]


def facts_read(subject: str, framework: Framework) -> set[str]:
    """The facts that can speak against a level on this question."""
    return {
        fact
        for rule in framework.rules.values()
        if subject in (rule.dimension, rule.criterion) and rule.kind != "strength"
        for fact in rule.when.facts
    }


def everything_known(framework: Framework, use_case: UseCase) -> list[Row]:
    """Every known fact at its place: what can be contested at all."""
    rows = [row for fact in framework.facts.values() for row in _rows(fact, use_case)]
    return [*rows, *touchpoints_known(framework, use_case)]


def _rows(fact: Fact, use_case: UseCase) -> Iterator[Row]:
    if fact.key in use_case.facts:
        yield _row(fact, use_case.facts[fact.key], "")
    for point in use_case.touchpoints:
        if fact.key in point.facts:
            yield _row(fact, point.facts[fact.key], point.name)


def _row(fact: Fact, known: Known, touchpoint: str) -> Row:
    label = words(fact.question)
    source = SOURCES.get(known.source)
    return Row(
        where=(fact.key, touchpoint),
        label=f"{touchpoint}: {label}" if touchpoint else label,
        value=capital(register.answer(fact, known.value)),
        source=" · ".join(str(each) for each in (source, known.note) if each),
    )


SOURCES = {
    "observed": gettext_lazy("observed"),
    "document": gettext_lazy("written down"),
    "vendor_claim": gettext_lazy("the vendor says so"),
    "assumed": gettext_lazy("assumed"),
}


def touchpoints_known(framework: Framework, use_case: UseCase) -> list[Row]:
    """How each touchpoint was classified and who is to lead it, as facts that can be contested."""
    rows = []
    for point in use_case.touchpoints:
        for key, value in (("touchpoint_kind", point.kind), ("automation_level", point.automation)):
            if value:
                rows.append(_row(framework.facts[key], Known(value), point.name))
    return rows


@dataclass(frozen=True)
class Contact:
    """One touchpoint in a line: what people come for, and who is to lead it."""

    name: str
    kind: str
    hand: str
    volume: str  # "" where nobody has counted


def contacts(framework: Framework, use_case: UseCase) -> list[Contact]:
    """The touchpoints, as the question on Relation shows them."""
    return [_contact(framework, point) for point in use_case.touchpoints]


KINDS = {
    "transactional": gettext_lazy("transactional"),
    "relational": gettext_lazy("relational"),
    "mixed": gettext_lazy("mixed"),
}


def _contact(framework: Framework, point: Touchpoint) -> Contact:
    facts = framework.facts
    kind = str(KINDS.get(point.kind or "", ""))
    hand = register.answer(facts["automation_level"], point.automation)
    counted = point.contacts_per_month
    volume = number_format(counted, force_grouping=True) if counted is not None else ""
    return Contact(point.name, kind, hand, volume)


# ----- small sentences


def listed(names: Sequence[str]) -> str:
    """Names as one says them: A, B and C."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def either(names: Sequence[str]) -> str:
    """Names of which one is enough: A, B or C."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s or %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
