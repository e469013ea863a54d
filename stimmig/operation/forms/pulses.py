"""The one question."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.operation.models import Pulse

ASKED = {
    Pulse.Of.CUSTOMER: _("Did you feel seen, or processed?"),
    Pulse.Of.STAFF: _("Now that the AI is here, do you feel seen in your work, or processed?"),
}


class PulseForm(forms.Form):
    """Three answers, none of them better than the others."""

    use_required_attribute = False
    answer = forms.ChoiceField(
        choices=Pulse.Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three.")},
    )

    def __init__(self, *args: Any, of: Pulse.Of, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["answer"].label = ASKED[of]
