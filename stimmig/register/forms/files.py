"""The file that comes in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.content.files import BYTES_MAX


class ImportForm(forms.Form):
    """One use case file."""

    file = forms.FileField(label=_("Use case file"), widget=forms.FileInput(attrs={"accept": ".yaml,.yml,.json"}))
    file.error_messages["required"] = _("Choose a file.")
    file.help_text = _("YAML or JSON, at most one megabyte.")

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > BYTES_MAX:
            raise forms.ValidationError(_("The file is larger than a use case file may be. Choose another one."))
        return file
