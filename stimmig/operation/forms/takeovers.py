"""What a human says to whoever waits."""

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.operation.models import Takeover
from stimmig.register.forms.fields import text

LINE_MAX = 4000


class BecameForm(forms.Form):
    """What became of a wish nobody met in time."""

    use_required_attribute = False
    became = forms.ChoiceField(
        label=_("What became of it?"),
        choices=Takeover.Became.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three.")},
    )


class LineForm(forms.Form):
    """One message."""

    use_required_attribute = False
    text = text(_("Your message"), lines=3, grows=True, missing=_("Write something first."), longest=LINE_MAX)
