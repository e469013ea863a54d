"""Opening a review and keeping it going: whom to ask, until when, and why somebody is not waited for."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stimmig.people.models import Person

DIFFERENCE = "difference"


class PeopleField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # generic in the stubs only
    """People to tick, with their function."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.signature)


class DueField(forms.DateField):
    """A day from today on."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **kwargs: Any) -> None:
        required = gettext_lazy("Name the day by which everybody should have answered.")
        super().__init__(error_messages={"required": required, "invalid": gettext_lazy("This is no date.")}, **kwargs)

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day and day < localdate():
            today = date_format(localdate(), "DATE_FORMAT")
            raise forms.ValidationError(_("This day is over. Choose %(today)s or a later one.") % {"today": today})
        return day


class ReviewForm(forms.Form):
    """Opening a review: who judges, who reads along, until when."""

    judges = PeopleField(
        label=gettext_lazy("Who judges?"),
        help_text=gettext_lazy("Three to seven people who see the use from different sides."),
        queryset=Person.objects.none(),
        error_messages={"required": gettext_lazy("Invite at least two people, so that there is something to compare.")},
    )
    observers = PeopleField(
        label=gettext_lazy("Who reads along?"),
        help_text=gettext_lazy(
            "For example the works council or data protection. They see the picture, not the answers before it."
        ),
        queryset=Person.objects.none(),
        required=False,
    )
    due_on = DueField(label=gettext_lazy("Until when?"))
    because = forms.CharField(
        label=gettext_lazy("What is it about this time?"),
        help_text=gettext_lazy("One sentence that everybody who is invited reads first."),
        max_length=300,
        required=False,
        error_messages={
            "required": gettext_lazy("It is decided already. Say in one sentence why you look at it again.")
        },
    )
    full = forms.BooleanField(
        label=gettext_lazy("Open all five dimensions"),
        help_text=gettext_lazy("After the five questions all twenty criteria are judged, not only where it is needed."),
        required=False,
    )

    scope = forms.ChoiceField(label=gettext_lazy("What is judged?"), widget=forms.RadioSelect, initial=DIFFERENCE)

    def __init__(
        self,
        *args: Any,
        judging: QuerySet[Person],
        everybody: QuerySet[Person],
        again: bool = False,
        difference: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["because"].required = again  # what is decided is not reopened without a reason
        self._offer(difference["asked"] if difference and difference["carried"] else [])
        self.people("judges").queryset, self.people("observers").queryset = judging, everybody

    def _offer(self, asked: Sequence[str]) -> None:
        """The choice between the difference and all five, where something can be carried over at all."""
        if not asked:
            del self.fields["scope"]
            return
        field = self.fields["scope"]
        assert isinstance(field, forms.ChoiceField)
        only = _("Only what differs: %(names)s") % {"names": ", ".join(asked)}
        field.choices = [(DIFFERENCE, only), ("five", _("All five dimensions anew"))]

    def people(self, name: str) -> PeopleField:
        field = self.fields[name]
        assert isinstance(field, PeopleField)
        return field

    def clean_judges(self) -> list[Person]:
        judges = list(self.cleaned_data["judges"])
        if len(judges) < 2:
            raise forms.ValidationError(_("Invite at least two people, so that there is something to compare."))
        return judges

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["only_difference"] = cleaned.pop("scope", "") == DIFFERENCE
        twice = set(cleaned.get("judges") or ()) & set(cleaned.get("observers") or ())
        if twice:
            names = ", ".join(person.name for person in twice)
            self.add_error(
                "observers", _("Ticked twice: %(names)s. Whoever judges sees the picture anyway.") % {"names": names}
            )
        return cleaned


class InvitationForm(forms.Form):
    """Inviting further people to a review under way."""

    people = PeopleField(
        label=gettext_lazy("Whom do you invite as well?"),
        queryset=Person.objects.none(),
        error_messages={"required": gettext_lazy("Tick at least one person.")},
    )
    judging = forms.ChoiceField(
        label=gettext_lazy("As what?"),
        choices=[("judges", gettext_lazy("judges")), ("reads", gettext_lazy("reads along"))],
        widget=forms.RadioSelect,
        initial="judges",
        error_messages={"required": gettext_lazy("Choose one of the two.")},
    )

    def __init__(self, *args: Any, invitable: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["people"]
        assert isinstance(field, PeopleField)
        field.queryset = invitable


class ReasonForm(forms.Form):
    """A reason, for what nobody should have to guess later."""

    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        max_length=300,
        error_messages={"required": gettext_lazy("Say why in one sentence.")},
    )


class RoundForm(forms.Form):
    """The day by which the next round should be answered."""

    due_on = DueField(label=gettext_lazy("Until when?"))
