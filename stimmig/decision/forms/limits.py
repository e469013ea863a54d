"""Who takes over at each touchpoint."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MODES = [("ai", _("AI")), ("ai_human_on_request", _("AI, a human on request")), ("human", _("Human"))]


class LimitForm(forms.Form):
    """Who takes over at one touchpoint."""

    use_required_attribute = False
    mode = forms.ChoiceField(
        choices=MODES, widget=forms.RadioSelect, error_messages={"required": _("Choose who takes over here.")}
    )

    def __init__(self, *args: Any, touchpoint: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["mode"].label = touchpoint
