"""What becomes a ruling of the house, by a leader's word, and how one ends."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.decision.forms.afterwards import one_of
from stimmig.decision.forms.fields import in_a_sentence
from stimmig.register.models import Ruling

Choices = Sequence[tuple[str, str]]


class RulingForm(forms.Form):
    """A sentence with its core: which touchpoints it is about, and who leads there."""

    use_required_attribute = False
    sentence = in_a_sentence(
        _("How do we keep it?"),
        _("Write the ruling in one sentence."),
        help_text=_("As you would say it in the house, for example: complaints are taken by a human here."),
    )
    mode = one_of(_("Who leads there?"), Ruling.Mode.choices, _("Choose who leads there."))
    topic = forms.ChoiceField(label=_("What is it about?"), required=False)
    kind = forms.ChoiceField(label=_("What kind of touchpoint?"), required=False)
    audience = forms.ChoiceField(label=_("Only for"), required=False)
    channel = forms.ChoiceField(label=_("Only by"), required=False)

    def __init__(self, *args: Any, choices: Mapping[str, Choices], **options: Any) -> None:
        super().__init__(*args, **options)
        for name, offered in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("any")), *offered]

    def clean(self) -> dict[str, Any]:
        """A ruling about everything would be none."""
        cleaned = self.cleaned_data
        if not cleaned.get("topic") and not cleaned.get("kind"):
            self.add_error("topic", _("Choose what it is about, or the kind of touchpoint, or both."))
        return cleaned


class RulingEndForm(forms.Form):
    """Why a ruling no longer holds."""

    use_required_attribute = False
    reason = in_a_sentence(_("Why does it no longer hold?"), _("Write why."), length=500, rows=3)
