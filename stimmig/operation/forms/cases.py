"""What is sought, and why a case is held or erased."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.operation.queries import Sought
from stimmig.register.forms.fields import text


def day(label: Any) -> forms.DateField:
    """A day, or none."""
    picked = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=picked)


class SoughtForm(forms.Form):
    """What somebody knows of the conversation they look for."""

    use_required_attribute = False
    text = text(_("Its number, or a sentence from it"), longest=300, help_text=_("As the customer quotes it."))
    touchpoint = forms.ChoiceField(label=_("Touchpoint"), required=False)
    since = day(_("From"))
    until = day(_("Until"))

    def __init__(self, *args: Any, touchpoints: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        offered = [("", _("Any")), *((name, name) for name in touchpoints)]
        self.fields["touchpoint"].choices = offered  # type: ignore[attr-defined]  # a ChoiceField

    def sought(self) -> Sought:
        """What is asked, once it is valid."""
        return Sought(**self.cleaned_data)


class CaseFileForm(forms.Form):
    """What is about others, and in which form the file is wanted."""

    use_required_attribute = False
    hidden = text(
        _("What is about somebody else"),
        lines=2,
        grows=True,
        longest=2000,
        help_text=_("One name or expression a line. It is blacked out wherever it stands."),
    )

    def expressions(self) -> list[str]:
        """What to black out."""
        return [line.strip() for line in self.cleaned_data["hidden"].splitlines() if line.strip()]


class HoldForm(forms.Form):
    """Why nothing of a case may be erased for now, or why it may again."""

    use_required_attribute = False
    reason = text(_("Why?"), lines=2, missing=_("Say why."), longest=500)


class EraseForm(forms.Form):
    """That the person asked for it."""

    use_required_attribute = False
    asked = forms.BooleanField(
        label=_("The person asked for it"), error_messages={"required": _("Tick it once you know that they asked.")}
    )
