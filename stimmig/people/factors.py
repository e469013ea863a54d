"""How allauth's second factors behave here: how their secrets rest, what they are called, and how the forms ask."""

from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import generate_totp_secret
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stimmig.people import encryption, queries
from stimmig.people.accounts import label
from stimmig.people.models import Person

ERRORS = {"required": _("Type the code.")}


class Factors(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Names by which people recognise their factors, in our words."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right, or it has run out. Type the one that is shown now."),
        "cannot_generate_recovery_codes": _("Set up an app or a passkey first; then there are recovery codes."),
    }

    def encrypt(self, text: str) -> str:
        """Whoever reads the database alone holds nobody's second factor."""
        return encryption.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        """A secret that cannot be read any more is none: no code fits what comes in its place."""
        text = encryption.decrypt(encrypted_text)
        return str(generate_totp_secret()) if text is None else text

    def get_totp_issuer(self) -> str:
        """What the app shows: which house it is."""
        return f"Stimmig, {queries.house()}"

    def generate_authenticator_name(self, user: Person, type: Authenticator.Type) -> str:
        """A name to begin with; people give their own."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}

    def _get_site_name(self) -> str:
        return "Stimmig"


class Code(AuthenticateForm):  # type: ignore[misc]  # allauth ships no types
    """The code of the app, or a recovery code."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _ask_for_code(self)


class CodeAgain(ReauthenticateForm):  # type: ignore[misc]  # allauth ships no types
    """The same, before something that counts."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _ask_for_code(self)


class FirstCode(ActivateTOTPForm):  # type: ignore[misc]  # allauth ships no types
    """The first code shows that the app has the key."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _ask_for_code(self)
        self.fields["code"].help_text = _("The six digits the app shows now.")


class NewPasskey(AddWebAuthnForm):  # type: ignore[misc]  # allauth ships no types
    """A passkey gets a name by which its owner knows it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        label(self, name=_("Name"), passwordless=_("Sign in with it alone, without a password"))
        self.fields["name"].help_text = _("For example: work laptop.")
        self.fields["name"].max_length = 80
        self.fields["passwordless"].help_text = _("The device then asks for finger, face or PIN.")
        self.fields["passwordless"].initial = True


class PasskeyName(EditWebAuthnForm):  # type: ignore[misc]  # allauth ships no types
    """Another name."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        label(self, name=_("Name"))


def _ask_for_code(form: Any) -> None:
    label(form, code=_("Code"))
    form.fields["code"].error_messages |= ERRORS
    form.fields["code"].widget.attrs |= {"inputmode": "numeric"}
