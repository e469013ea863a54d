"""Why a use rests, why it is taken up again, and what reopens a decision."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.decision.forms.fields import in_a_sentence

BECAUSE_MAX = 300  # what a review says it is about
OTHER = "other"


class EndingForm(forms.Form):
    """Why a use rests from now on."""

    use_required_attribute = False
    reason = in_a_sentence(
        _("Why?"),
        _("Write why. Whoever looks for it later reads this first."),
        help_text=_("Everybody who sees the use can read it."),
        length=500,
        rows=3,
    )


class ResumptionForm(forms.Form):
    """Why it is taken up again."""

    use_required_attribute = False
    reason = in_a_sentence(_("Why now?"), _("Write what is different now."), length=500, rows=3)


class ReopeningForm(forms.Form):
    """Which of its events has come, and what exactly has happened."""

    use_required_attribute = False
    event = forms.ChoiceField(
        label=_("What is the occasion?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the occasion.")},
    )
    reason = in_a_sentence(
        _("What has happened?"),
        _("Write in one sentence what has happened."),
        help_text=_("Everybody who is invited to the new review reads it first."),
        length=200,
    )

    def __init__(self, *args: Any, events: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["event"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*((str(number), event) for number, event in enumerate(events)), (OTHER, _("Something else"))]
        self.events = {str(number): event for number, event in enumerate(events)}

    @property
    def because(self) -> str:
        """The event and what has happened, as short as a review has room for."""
        event, reason = self.events.get(self.cleaned_data["event"], ""), self.cleaned_data["reason"]
        room = BECAUSE_MAX - len(reason) - 2
        told = event if len(event) <= room else event[: room - 1] + "…"
        return f"{told}: {reason}" if told else reason
