"""What has happened, in one sentence."""

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.decision.forms.fields import in_a_sentence


class WakingForm(forms.Form):
    """Saying that what a decision waits for has happened."""

    use_required_attribute = False
    sentence = in_a_sentence(
        _("What has happened?"),
        _("Write in one sentence what has happened."),
        help_text=_("Whoever decides reads it first. Nothing begins with it; the use only comes back on the table."),
        length=300,
        rows=2,
    )
