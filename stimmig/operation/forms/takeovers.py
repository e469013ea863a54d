"""What a human says to whoever waits."""

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.register.forms.fields import text

LINE_MAX = 4000


class LineForm(forms.Form):
    """One message."""

    use_required_attribute = False
    text = text(_("Your message"), lines=3, grows=True, missing=_("Write something first."), longest=LINE_MAX)
