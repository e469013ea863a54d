"""What a human says to whoever waits."""

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.decision.forms.fields import one_of
from stimmig.operation.models import Takeover
from stimmig.register.forms.fields import text

LINE_MAX = 4000


class BecameForm(forms.Form):
    """What became of a wish nobody met in time."""

    use_required_attribute = False
    became = one_of(_("What became of it?"), Takeover.Became.choices, _("Choose one of the three."))


class LineForm(forms.Form):
    """One message."""

    use_required_attribute = False
    text = text(_("Your message"), lines=3, grows=True, missing=_("Write something first."), longest=LINE_MAX)
