"""What puts a name on record: a signature, and a voice against."""

from typing import Any

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from stimmig.decision.forms.fields import words
from stimmig.decision.models import Dissent


class SignatureForm(forms.Form):
    """A signature: whoever is signed in proves it once more."""

    use_required_attribute = False
    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Sign with your password.")},
    )

    def __init__(
        self, *args: Any, person: AbstractBaseUser, proved: bool = False, too_many: bool = False, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.person, self.proved, self.too_many = person, proved, too_many
        if proved or not person.has_usable_password():
            del self.fields["password"]

    def clean(self) -> dict[str, Any]:
        """Where no password is asked there must be another proof, given a moment ago."""
        if "password" not in self.fields and not self.proved:
            raise forms.ValidationError(_("Show once more that it is you. Nothing is signed yet, and nothing is lost."))
        return self.cleaned_data

    def clean_password(self) -> str:
        """Only the person's own password signs; after too many attempts nobody learns whether it was right."""
        password: str = self.cleaned_data["password"]
        if self.too_many:
            raise forms.ValidationError(_("Too many attempts. Wait a minute and try again; nothing is lost."))
        if not self.person.check_password(password):
            raise forms.ValidationError(_("This password is not right. Nothing is signed yet, and nothing is lost."))
        return password


class DissentForm(forms.ModelForm):  # type: ignore[type-arg]  # Django takes no argument here at run time
    """A voice against: its reason, and the fact that would prove it right."""

    use_required_attribute = False

    class Meta:
        model = Dissent
        fields = ["reason", "proof"]
        widgets = {"reason": words(5, 1200), "proof": words(2, 500)}
        help_texts = {
            "proof": _("Something one will be able to see, for example: complaints about the night line double."),
        }
        error_messages = {
            "reason": {"required": _("Write what speaks against it.")},
            "proof": {"required": _("Name the fact that would prove you right.")},
        }
