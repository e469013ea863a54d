"""What is written down of whoever a use concerns."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stimmig.people.models import Person
from stimmig.review.models import Opinion

WORDS: dict[str, Any] = {"max_length": 2000, "widget": forms.Textarea(attrs={"rows": 5})}


class OneOfUsField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic in the stubs only
    """One person to choose, with the function."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.signature)


class PastField(forms.DateField):
    """A day that has come."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day and day > localdate():
            today = date_format(localdate(), "DATE_FORMAT")
            raise forms.ValidationError(
                _("This day is still to come. Choose %(today)s or an earlier one.") % {"today": today}
            )
        return day


class OpinionForm(forms.Form):
    """How it stands with whoever is concerned, as whoever guides the review writes it down."""

    kind = forms.ChoiceField(
        label=gettext_lazy("How does it stand?"),
        choices=Opinion.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the three.")},
    )
    person = OneOfUsField(
        label=gettext_lazy("Who of this review speaks for them?"),
        help_text=gettext_lazy("Whoever you choose writes the answer themselves; it then waits on their start page."),
        queryset=Person.objects.none(),
        empty_label=gettext_lazy("nobody of this review"),
        required=False,
    )
    who = forms.CharField(
        label=gettext_lazy("Or who else?"),
        help_text=gettext_lazy(
            "Where somebody was asked and it is nobody of this review: a name, a body, or how many people, "
            "for example twelve regular customers by telephone."
        ),
        max_length=120,
        required=False,
    )
    on = PastField(
        label=gettext_lazy("On which day?"),
        help_text=gettext_lazy("Where somebody was asked or has answered."),
        required=False,
        error_messages={"invalid": gettext_lazy("This is no date.")},
    )
    text = forms.CharField(
        label=gettext_lazy("What did they say, or why was nobody asked?"),
        help_text=gettext_lazy(
            "The answer in their words, or the reason in one sentence. Where you only asked so far, leave it empty."
        ),
        required=False,
        **WORDS,
    )

    def __init__(self, *args: Any, invited: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, OneOfUsField)
        field.queryset = invited

    def together(self) -> dict[str, tuple[str, ...]]:
        """Who said what, and when, is one answer."""
        return {"kind": ("kind", "person", "who", "on", "text")}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        kind = cleaned.get("kind")
        if kind in (Opinion.Kind.ASKED, Opinion.Kind.GIVEN):
            if not (cleaned.get("person") or cleaned.get("who")):
                self.add_error("who", _("Say who speaks for them."))
            if "on" in cleaned and not cleaned["on"]:
                self.add_error("on", _("Name the day."))
        if kind == Opinion.Kind.GIVEN and not cleaned.get("text"):
            self.add_error("text", _("Write down what they said."))
        if kind == Opinion.Kind.NOT_ASKED:
            if not cleaned.get("text"):
                self.add_error("text", _("Write down why nobody was asked."))
            cleaned |= {"person": None, "who": "", "on": None}
        return cleaned | ({"text": ""} if kind == Opinion.Kind.ASKED else {})


class OwnOpinionForm(forms.Form):
    """What somebody says who was asked."""

    text = forms.CharField(
        label=gettext_lazy("What do you say to it?"),
        help_text=gettext_lazy("In your words. They appear in the picture and in the decision, with your name."),
        error_messages={"required": gettext_lazy("Write what you say to it.")},
        **WORDS,
    )
