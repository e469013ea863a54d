"""Where messages go, and about what."""

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.core import webhooks as core
from stimmig.operation.pages.endpoints import EVENTS


class EndpointForm(forms.Form):
    """An address, what it is called, and which events it is told of."""

    use_required_attribute = False
    label = forms.CharField(
        label=_("What is it?"),
        max_length=120,
        help_text=_("So that everybody knows it again: our help desk, the monitoring of IT."),
        error_messages={"required": _("Give it a name.")},
    )
    url = forms.CharField(
        label=_("Address"),
        max_length=400,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
        help_text=_("It begins with https://. On this machine http://localhost works as well."),
        error_messages={"required": _("Write the address to which messages go.")},
    )
    events = forms.MultipleChoiceField(
        label=_("What is told there?"),
        choices=list(EVENTS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one event.")},
    )

    def clean_url(self) -> str:
        """Only addresses to which messages may go at all."""
        url: str = self.cleaned_data["url"].strip()
        if not core.is_welcome(url):
            raise forms.ValidationError(_("Write an address that begins with https:// and has no password in it."))
        return url
