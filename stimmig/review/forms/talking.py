"""What the group records together: where it stands, and what it found out about a contested fact."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stimmig.core.expression import NEVER, Value
from stimmig.core.framework import Fact
from stimmig.register.words import words
from stimmig.review.models import AgreedLevel, Settlement
from stimmig.review.words import Question, capital
from stimmig.ui.widgets import LevelScale, scale_choices


class AgreedLevelForm(forms.Form):
    """Where the group stands on one question, with its reason; or that it leaves it open."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Together we say"),
        widget=LevelScale,
        error_messages={"required": gettext_lazy("Choose a level, or leave it open.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Why do you agree on this?"),
        help_text=gettext_lazy("One or two sentences as you would say them to somebody who was not there."),
        max_length=1200,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Write down why, so that it can still be understood in a year.")},
    )

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["answer"]
        assert isinstance(field, forms.ChoiceField)
        otherwise = [(each.value, each.label) for each in (AgreedLevel.Answer.NOT_APPLICABLE, AgreedLevel.Answer.OPEN)]
        field.choices = scale_choices(question.anchors, otherwise)
        if question.is_guiding:
            field.help_text = _(
                "If you agree on less than “sound”, everybody then judges this dimension question by question."
            )

    def together(self) -> dict[str, tuple[str, ...]]:
        """A level and its reason are one answer."""
        return {"answer": ("answer", "reason")}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if (chosen := cleaned.get("answer")) is not None:
            level = int(chosen) if chosen.isdigit() else None
            cleaned |= {"answer": "level" if level is not None else chosen, "level": level}
        return cleaned


class SettlementForm(forms.Form):
    """What the group found out about a contested fact."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("What do you say to it?"),
        choices=Settlement.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the three.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Write down how you can tell.")},
    )

    def __init__(self, *args: Any, fact: Fact, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fact = fact
        self.fields["value"] = value_field(fact)
        self.order_fields(["outcome", "value", "reason"])

    def together(self) -> dict[str, tuple[str, ...]]:
        """What is said of a fact and why are one answer."""
        return {"outcome": ("outcome", "value", "reason")}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        different = cleaned.get("outcome") == Settlement.Outcome.OTHER
        if different and cleaned.get("value") in (None, "", []):
            self.add_error("value", _("Say how it is instead."))
        cleaned["value"] = _written(self.fact, cleaned.get("value")) if different else None
        return cleaned


class DateOrNeverField(forms.CharField):
    """A date as the house writes it, or the word never."""

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value) or "").strip()
        if not text or text.lower() in {NEVER, _("never")}:
            return NEVER if text else ""
        day = forms.DateField().to_python(text)
        return str(day.isoformat()) if day else ""


def value_field(fact: Fact) -> forms.Field:
    """A field for the value of a fact, used only where it is different from what was written."""
    label, hint = _("How is it instead?"), _("Only if it is different.")
    if fact.type == "date_or_never":
        hint = _("Only if it is different: a date, or the word never.")
    common: dict[str, Any] = {"label": label, "help_text": hint, "required": False}
    match fact.type:
        case "bool":
            return forms.ChoiceField(
                choices=[("true", capital(_("yes"))), ("false", capital(_("no")))], widget=forms.RadioSelect, **common
            )
        case "enum":
            return forms.ChoiceField(
                choices=[(key, words(text)) for key, text in fact.values.items()], widget=forms.RadioSelect, **common
            )
        case "multi":
            options = [(key, words(text)) for key, text in fact.values.items()]
            return forms.MultipleChoiceField(choices=options, widget=forms.CheckboxSelectMultiple, **common)
        case "date_or_never":
            return DateOrNeverField(**common)
        case _:
            return forms.IntegerField(min_value=0, max_value=100 if fact.type == "percent" else 10**9, **common)


def _written(fact: Fact, value: Any) -> Value | None:
    """The value as a use case file writes it."""
    if value in (None, "", []):
        return None
    match fact.type:
        case "bool":
            return bool(value == "true")
        case "multi":
            return tuple(value)
        case _:
            written: Value = value
            return written
