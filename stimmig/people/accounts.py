"""How allauth behaves here: nobody signs up, people are invited, and the words are ours."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Accounts are made by an invitation, never by a sign-up page."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("This e-mail and this password do not belong together. Please type both again."),
        "too_many_login_attempts": _(
            "Five attempts did not work. Please wait five minutes. "
            "If you have forgotten the password, set a new one by the link below."
        ),
        "enter_current_password": _("That is not your present password. Please type it again."),
        "incorrect_password": _("That is not your password. Please type it again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class SignIn(LoginForm):  # type: ignore[misc]  # allauth ships no types
    """E-mail and password, without placeholders."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        label(self, login=_("E-mail"), password=_("Password"))


class Again(ReauthenticateForm):  # type: ignore[misc]  # allauth ships no types
    """The password once more, before something that counts."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        label(self, password=_("Password"))


class NewPassword(ChangePasswordForm):  # type: ignore[misc]  # allauth ships no types
    """The present password and a new one, twice."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        label(
            self, oldpassword=_("Present password"), password1=_("New password"), password2=_("New password, once more")
        )
        self.fields["password1"].help_text = _(
            "At least 12 characters. A short sentence is easy to remember and hard to guess."
        )


def label(form: LoginForm, **labels: object) -> None:
    """Our words at the fields, and no words in them."""
    for name, label in labels.items():
        form.fields[name].label = label
        form.fields[name].widget.attrs.pop("placeholder", None)
