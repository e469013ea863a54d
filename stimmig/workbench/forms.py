"""What one may choose for oneself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.workbench.models import MailChoice


class MailChoiceForm(forms.Form):
    """How often one wants to be written to."""

    kind = forms.ChoiceField(
        label=_("How often shall Stimmig write to you?"), choices=MailChoice.Kind.choices, widget=forms.RadioSelect
    )
