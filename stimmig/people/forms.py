"""What people may type about the house and themselves."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from stimmig.people import queries
from stimmig.people.models import House, Person, ProfileLine
from stimmig.ui.merging import Lines as Sentences

Kind = ProfileLine.Kind
LINES_MAX = 7  # of one kind: a profile nobody can remember is none
EXAMPLES = {
    Kind.VALUE: _("Which values are never up for sale here? For example: We do what we say, also when it costs us."),
    Kind.CUSTOMER_EXPECTATION: _("What do your customers count on? For example: Whoever is in need reaches a person."),
    Kind.LEADERSHIP: _("How do you lead? For example: Whoever decides something says so to the people themselves."),
    Kind.RISK_YES: _("What may go wrong so that you learn from it? For example: A trial with an end and a way back."),
    Kind.RISK_NEVER: _("What are you not prepared to risk, whatever it brings? For example: The trust of a family."),
}


KNOWN = _("Somebody with this e-mail is already here. Look on the page “People”.")


class Lines(forms.CharField):
    """Sentences, one a line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 3}), **options)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        """Return the sentences; say which one is too long."""
        lines = [line.strip() for line in (super().clean(value) or "").splitlines() if line.strip()]
        if len(lines) > LINES_MAX:
            count = {"max": LINES_MAX, "number": len(lines)}
            raise forms.ValidationError(_("Write at most %(max)s sentences here; there are %(number)s.") % count)
        for line in lines:
            if len(line) > 200:
                raise forms.ValidationError(
                    _("Shorten this sentence to 200 characters: “%(start)s …”") % {"start": line[:60]}
                )
        return lines


class ProfileForm(forms.Form):
    """The profile of the house: one sentence a line, by kind."""

    SHAPE = Sentences()

    value = Lines(label=Kind.VALUE.label, help_text=EXAMPLES[Kind.VALUE])
    customer_expectation = Lines(label=Kind.CUSTOMER_EXPECTATION.label, help_text=EXAMPLES[Kind.CUSTOMER_EXPECTATION])
    leadership = Lines(label=Kind.LEADERSHIP.label, help_text=EXAMPLES[Kind.LEADERSHIP])
    risk_yes = Lines(label=Kind.RISK_YES.label, help_text=EXAMPLES[Kind.RISK_YES])
    risk_never = Lines(label=Kind.RISK_NEVER.label, help_text=EXAMPLES[Kind.RISK_NEVER])

    def clean(self) -> dict[str, Any]:
        """Refuse a sentence that stands twice: every use is held against it once."""
        cleaned = super().clean() or {}
        seen: set[str] = set()
        for kind in Kind.values:
            for line in cleaned.get(kind, []):
                if line in seen:
                    self.add_error(kind, _("This sentence appears twice: “%(line)s”") % {"line": line})
                seen.add(line)
        return cleaned

    def lines(self) -> list[tuple[str, str]]:
        """All sentences with their kind, in the order of the form."""
        return [(kind, line) for kind in Kind.values for line in self.cleaned_data[kind]]


class FirstForm(ProfileForm):
    """The first page of an empty installation: the house, its first leader, its profile."""

    name = forms.CharField(label=_("What is your house called?"), max_length=120)
    language = forms.ChoiceField(
        label=_("In which language does it work?"),
        help_text=_("Everybody can switch for themselves at any time."),
        choices=House._meta.get_field("language").choices or [],
        widget=forms.RadioSelect,
    )
    leader_name = forms.CharField(label=_("Your name"), max_length=120)
    leader_function = forms.CharField(
        label=_("Your function"), max_length=120, help_text=_("It appears beside your name under every decision.")
    )
    email = forms.EmailField(label=_("Your e-mail"), help_text=_("You sign in with it."))
    password = forms.CharField(
        label=_("Your password"),
        help_text=_("At least 12 characters. A short sentence is easy to remember and hard to guess."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    field_order = ("name", "language", "leader_name", "leader_function", "email", "password", *Kind.values)

    def clean(self) -> dict[str, Any]:
        """Hold the password against name and e-mail."""
        cleaned = super().clean()
        _prove_password(self, Person(name=cleaned.get("leader_name", ""), email=cleaned.get("email", "")))
        return cleaned

    def house(self) -> dict[str, Any]:
        """What actions.create_house wants to know."""
        single = {name: value for name, value in self.cleaned_data.items() if name not in Kind.values}
        return single | {"profile": self.lines()}


class PasswordForm(forms.Form):
    """The one question of an invitation."""

    password = forms.CharField(
        label=_("Your password"),
        help_text=_("At least 12 characters. A short sentence is easy to remember and hard to guess."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, person: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        self.person = person

    def clean(self) -> dict[str, Any]:
        """Hold the password against whose it is."""
        _prove_password(self, self.person)
        return self.cleaned_data


class ForgottenForm(forms.Form):
    """Whoever forgot the password says who they are."""

    email = forms.EmailField(label=_("Your e-mail"), widget=forms.EmailInput(attrs={"autocomplete": "username"}))


class InviteForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs only
    """Whoever is to come into the house."""

    class Meta:
        model = Person
        fields = ("name", "function", "email", "role")

    def __init__(self, *args: Any, by: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["role"] = RoleForm(by=by).fields["role"]
        self.fields["function"].help_text = _("For example: head of customer service. Judgements are read with it.")

    def clean_email(self) -> str:
        """Return the address in small letters; say when it is already known."""
        email: str = self.cleaned_data["email"].lower()
        if Person.objects.filter(email=email).exists():
            raise forms.ValidationError(KNOWN)
        return email


class RoleForm(forms.Form):
    """What somebody does here."""

    role = forms.ChoiceField(label=_("What does this person do here?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, by: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        role = self.fields["role"]
        assert isinstance(role, forms.ChoiceField)
        role.choices = [(role.value, role.label) for role in queries.roles_given_by(by)]


def _prove_password(form: forms.Form, person: Person) -> None:
    if password := form.cleaned_data.get("password"):
        try:
            validate_password(password, person)
        except forms.ValidationError as refused:
            form.add_error("password", refused)
