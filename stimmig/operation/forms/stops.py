"""Why the AI is stopped, and why it goes on."""

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.register.forms.fields import text

REASON_MAX = 500


class StopForm(forms.Form):
    """Why it is stopped: a few words are enough."""

    use_required_attribute = False
    reason = text(_("Why?"), missing=_("Say in a few words why."), longest=REASON_MAX)


class StopEndForm(forms.Form):
    """Why it goes on."""

    use_required_attribute = False
    reason = text(_("Why does it go on?"), lines=2, missing=_("Write what is different now."), longest=REASON_MAX)
