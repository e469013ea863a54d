"""Facts: the answer, where it comes from, and "I don't know", which is an answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from stimmig.core.expression import NEVER, NOT_APPLICABLE
from stimmig.core.framework import Fact
from stimmig.core.use_case import EXCLUSIVE, Known
from stimmig.register.forms.fields import Choices, Count, choices, labels, mark, text
from stimmig.register.queries import Question
from stimmig.register.words import SOURCES, words

NOT_KNOWN = "not_known"
CHOSEN = {"bool", "enum", "multi"}  # answered by choosing; the others by typing, or by choosing what stands instead


@dataclass(frozen=True)
class Row:
    """One question with its fields."""

    question: Question
    name: str
    value: BoundField
    instead: BoundField | None
    source: BoundField
    note: BoundField


def name_of(question: Question) -> str:
    """The name of a question's fields: the fact, and a short mark of the touchpoint."""
    return mark(question.fact.key, question.touchpoint) if question.touchpoint else question.fact.key


class FactsForm(forms.Form):
    """Some facts at once. What is left untouched stays as it is."""

    def __init__(self, *args: Any, questions: Sequence[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = list(questions)
        for question in self.questions:
            self.fields |= _fields(question)

    def rows(self) -> list[Row]:
        """The questions in the order in which they are asked."""
        return [self.row(question) for question in self.questions]

    def row(self, question: Question) -> Row:
        name = name_of(question)
        instead = self[f"{name}-instead"] if f"{name}-instead" in self.fields else None
        return Row(question, name, self[f"{name}-value"], instead, self[f"{name}-source"], self[f"{name}-note"])

    def place(self, field: str) -> str:
        """Which touchpoint an answer belongs to; which question a source or a note belongs to."""
        name, _dash, part = field.rpartition("-")
        touchpoint = next(one.touchpoint for one in self.questions if name_of(one) == name)
        question = "" if part == "value" else str(self.fields[f"{name}-value"].label)
        return ": ".join(filter(None, (touchpoint, question)))

    def together(self) -> dict[str, tuple[str, ...]]:
        """What is one answer: a value, or what stands in its place."""
        names = [name_of(question) for question in self.questions]
        pairs = [(f"{name}-value", f"{name}-instead") for name in names]
        return {value: (value, instead) for value, instead in pairs if instead in self.fields}

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for question in self.questions:
            name = name_of(question)
            if _contradictory(data.get(f"{name}-value")):
                self.add_error(f"{name}-value", _("One of these answers cannot stand beside others. Keep one."))
            if data.get(f"{name}-instead") and data.get(f"{name}-value") is not None:
                self.add_error(f"{name}-value", _("Give a value, or choose what is below it. Not both."))
        return data

    def answers(self) -> list[tuple[Question, Any]]:
        """What was answered: each question with its fact as the file has it, or None for "I don't know"."""
        said = [(question, self._entry(question)) for question in self.questions]
        return [(question, entry) for question, entry in said if entry != ""]

    def _entry(self, question: Question) -> Any:
        name = name_of(question)
        value = self._value(name)
        if value in ("", None, []):
            return ""
        if NOT_KNOWN in (value if isinstance(value, list) else [value]):
            return None
        source, note = self.cleaned_data[f"{name}-source"], self.cleaned_data[f"{name}-note"]
        more = ({"source": source} if source not in ("", "stated") else {}) | ({"note": note} if note else {})
        return {"value": value, **more} if more else value

    def _value(self, name: str) -> Any:
        value = self.cleaned_data.get(f"{name}-instead") or self.cleaned_data.get(f"{name}-value")
        if self.cleaned_data.get(f"{name}-value") == 0:  # nought is a number, not an empty answer
            value = 0
        if value == [NOT_APPLICABLE]:
            return NOT_APPLICABLE
        if isinstance(value, date):
            return value.isoformat()
        return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


def _contradictory(value: Any) -> bool:
    alone = {*EXCLUSIVE, NOT_APPLICABLE, NOT_KNOWN}
    return isinstance(value, list) and len(value) > 1 and bool(alone & set(value))


def _fields(question: Question) -> dict[str, forms.Field]:
    fact, name, known = question.fact, name_of(question), question.known
    fields = {f"{name}-value": _value_field(fact, known)}
    if fact.type not in CHOSEN:
        fields[f"{name}-instead"] = forms.ChoiceField(
            label=_("Instead"),
            choices=_instead(fact),
            widget=forms.RadioSelect,
            required=False,
            initial=_shown_instead(known),
        )
    fields[f"{name}-source"] = forms.ChoiceField(
        label=_("How do you know?"),
        choices=choices(SOURCES),
        required=False,
        initial=known.source if known else "stated",
    )
    fields[f"{name}-note"] = text(_("Where can one look it up?"), initial=known.note if known else "")
    return fields


def _value_field(fact: Fact, known: Known | None) -> forms.Field:
    """The place for the answer itself, as the kind of fact wants it."""
    label, value = words(fact.question), known.value if known else None
    plain: dict[str, Any] = {"label": label, "required": False, "initial": value, "help_text": words(fact.help)}
    if fact.type == "multi":
        plain["initial"] = list(value) if isinstance(value, tuple) else [value] if value else []
        offered = [*labels(fact), *_instead(fact)]
        return forms.MultipleChoiceField(choices=offered, widget=forms.CheckboxSelectMultiple, **plain)
    if fact.type in CHOSEN:
        plain["initial"] = str(value).lower() if isinstance(value, bool) else value
        values = labels(fact) if fact.type == "enum" else [("true", _("Yes")), ("false", _("No"))]
        return forms.ChoiceField(choices=[*values, *_instead(fact)], widget=forms.RadioSelect, **plain)
    plain["initial"] = None if value in (NEVER, NOT_APPLICABLE) else value
    if fact.type == "date_or_never":
        return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **plain)
    return Count(min_value=0, max_value=100 if fact.type == "percent" else 10**9, **plain)


def _instead(fact: Fact) -> Choices:
    """What can be said of every fact in place of a value."""
    never = [(NEVER, _("Never so far"))] if fact.type == "date_or_never" else []
    return [*never, (NOT_APPLICABLE, _("Does not apply here")), (NOT_KNOWN, _("I don't know"))]


def _shown_instead(known: Known | None) -> str | None:
    return str(known.value) if known and known.value in (NEVER, NOT_APPLICABLE) else None


class PassOnForm(forms.Form):
    """To whom one question is passed on; for one's own memory."""

    passed_to = text(_("Whom do you ask?"), longest=120)
    passed_to.widget.attrs["list"] = "people"


class AnswerForm(FactsForm):
    """The one question of a secret link, and who answers it."""

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, questions=[question], **kwargs)
        self.fields["name"] = text(
            _("Your name"), missing=_("Give your name, so that the house knows whom to ask."), longest=120
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors and not self.answers():
            self.add_error(f"{name_of(self.questions[0])}-value", _("Give an answer. “I don't know” is one."))
        return data

    def entry(self) -> Any:
        """The fact as the file has it, or None for "I don't know"."""
        ((_question, entry),) = self.answers()
        return entry
