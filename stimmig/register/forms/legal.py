"""What is said to legal questions: clarified with whom, open, or not relevant and why."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from stimmig.register.forms.fields import choice, text
from stimmig.register.models import LegalAnswer
from stimmig.register.queries import AskedLaw
from stimmig.register.words import words

Kind = LegalAnswer.Kind


class LegalForm(forms.Form):
    """Some legal questions at once. What is left untouched stays as it is."""

    KEYS = ("kind", "by", "on", "document", "reason")

    def __init__(self, *args: Any, laws: Sequence[AskedLaw], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.laws = list(laws)
        for law in self.laws:
            self.fields |= {f"{law.question.id}-{key}": field for key, field in _fields(law.answer).items()}

    def fields_of(self, law: AskedLaw) -> dict[str, BoundField]:
        """The fields of one question, by their short names."""
        return {key: self[f"{law.question.id}-{key}"] for key in self.KEYS}

    def together(self) -> dict[str, tuple[str, ...]]:
        """What is one answer."""
        return {f"{law.question.id}-kind": tuple(f"{law.question.id}-{key}" for key in self.KEYS) for law in self.laws}

    def place(self, field: str) -> str:
        """Which question a field belongs to."""
        return next(words(law.question.text) for law in self.laws if field.startswith(f"{law.question.id}-"))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for law in self.laws:
            said = self._said(law)
            if said["kind"] == Kind.CLARIFIED and not said["by"]:
                self.add_error(f"{law.question.id}-by", _("Say with whom it was clarified."))
            if said["kind"] == Kind.NOT_RELEVANT and not said["reason"]:
                self.add_error(f"{law.question.id}-reason", _("Say in a sentence why it is not relevant here."))
        return data

    def answers(self) -> list[dict[str, Any]]:
        """What is new, as actions.answer_legal takes it; only what belongs to the chosen kind."""
        return [_answer(law, said) for law in self.laws if (said := self._said(law))["kind"] and self._changed(law)]

    def _said(self, law: AskedLaw) -> dict[str, Any]:
        return {key: self.cleaned_data.get(f"{law.question.id}-{key}") for key in self.KEYS}

    def _changed(self, law: AskedLaw) -> bool:
        return any(f"{law.question.id}-{key}" in self.changed_data for key in self.KEYS)


def _answer(law: AskedLaw, said: dict[str, Any]) -> dict[str, Any]:
    clarified, not_relevant = said["kind"] == Kind.CLARIFIED, said["kind"] == Kind.NOT_RELEVANT
    return {
        "question": law.question.id,
        "kind": said["kind"],
        "clarified_by": said["by"] if clarified else "",
        "clarified_on": said["on"] if clarified else None,
        "document": said["document"] if clarified else "",
        "reason": said["reason"] if not_relevant else "",
    }


def _fields(answer: LegalAnswer | None) -> dict[str, forms.Field]:
    kinds = [
        (Kind.CLARIFIED, _("It is clarified")),
        (Kind.OPEN, _("It is open")),
        (Kind.NOT_RELEVANT, _("Not relevant here")),
    ]
    return {
        "kind": choice(_("How does it stand?"), kinds, widget=forms.RadioSelect, initial=answer and answer.kind),
        "by": text(_("With whom?"), longest=200, initial=answer and answer.clarified_by),
        "on": forms.DateField(
            label=_("When?"),
            required=False,
            initial=answer and answer.clarified_on,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        ),
        "document": text(_("Where is it written?"), longest=300, initial=answer and answer.document),
        "reason": text(_("Why not relevant?"), longest=500, initial=answer and answer.reason),
    }
