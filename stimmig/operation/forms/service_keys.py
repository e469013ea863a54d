"""For what a key is made."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

PER_MINUTE_MAX = 100_000


class ServiceKeyForm(forms.Form):
    """Whose key it is, at which touchpoint, how often it may be used, and where the AI answers."""

    use_required_attribute = False
    label = forms.CharField(
        label=_("Which service is it for?"),
        help_text=_("So that others know it again, for example: chat on the website, vendor's test system."),
        max_length=120,
        error_messages={"required": _("Say which service it is for.")},
    )
    touchpoint = forms.ChoiceField(
        label=_("At which touchpoint?"), error_messages={"required": _("Choose the touchpoint.")}
    )
    per_minute_max = forms.IntegerField(
        label=_("How many requests a minute at most?"), min_value=1, max_value=PER_MINUTE_MAX, initial=600
    )
    upstream = forms.URLField(
        label=_("Where does the AI answer?"),
        help_text=_("Its address. Left empty, the one set for this installation."),
        required=False,
        max_length=200,
        assume_scheme="https",
    )

    def __init__(self, *args: Any, touchpoints: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["touchpoint"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(name, name) for name in touchpoints]
