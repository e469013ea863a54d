"""A turn to try a policy on."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.core.policy import Turn
from stimmig.operation.words import LANGUAGES, heard_signs, said_signs
from stimmig.register.forms.fields import text

WORDS_MAX = 2_000


class TrialForm(forms.Form):
    """What a person says, what the AI would answer, and how the conversation stands."""

    use_required_attribute = False
    touchpoint = forms.ChoiceField(label=_("At which touchpoint?"))
    person = text(_("What does the person write?"), lines=2, longest=WORDS_MAX)
    answer = text(_("What would the AI answer?"), lines=3, longest=WORDS_MAX)
    language = forms.ChoiceField(label=_("Language"), choices=list(LANGUAGES.items()))
    at = forms.DateTimeField(
        label=_("When?"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={
            "required": _("Choose a moment."),
            "invalid": _("Write the moment like this: 2027-05-22 14:30."),
        },
    )
    missed = forms.IntegerField(label=_("How many answers have not helped so far?"), min_value=0, max_value=99)
    disclosed = forms.BooleanField(label=_("The notice has gone out already"), required=False)
    stopped = forms.BooleanField(label=_("The AI is stopped"), required=False)
    heard = forms.MultipleChoiceField(
        label=_("Suppose this is heard in what the person writes"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    said = forms.MultipleChoiceField(
        label=_("Suppose this is heard in what the AI answers"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, touchpoints: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        offered = {
            "touchpoint": [(name, name) for name in touchpoints],
            "heard": list(heard_signs().items()),
            "said": list(said_signs().items()),
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # each is a ChoiceField

    def turn(self) -> Turn:
        """The turn as it stands before it is answered."""
        typed = self.cleaned_data
        at: datetime = typed["at"]
        return Turn(
            text=typed["person"],
            language=typed["language"],
            at=at,
            disclosed=typed["disclosed"],
            missed=typed["missed"],
            stopped=typed["stopped"],
        )
