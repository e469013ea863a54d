"""Which leader decides, and why this one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.people.models import Person
from stimmig.people.queries import leaders
from stimmig.register.forms.fields import text


class AccountableForm(forms.Form):
    """Which leader decides, and why this one."""

    person: "forms.ModelChoiceField[Person]" = forms.ModelChoiceField(
        label=_("Who decides and answers for it?"), queryset=None, widget=forms.RadioSelect, empty_label=None
    )
    reason = text(_("Why this person?"), lines=2, missing=_("Say why it is this person."), longest=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].error_messages["required"] = _("Choose who decides.")
        self.fields["person"].queryset = leaders()  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["person"].label_from_instance = lambda person: person.signature  # type: ignore[attr-defined]  # a ModelChoiceField

    def together(self) -> dict[str, tuple[str, ...]]:
        """Who decides, and why they do, is one answer."""
        return {"person": ("person", "reason")}
