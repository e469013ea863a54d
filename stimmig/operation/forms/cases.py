"""What is sought, and why a case is held or erased."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from stimmig.core.retention import Term, ended_by
from stimmig.decision.forms.fields import on_day, one_of
from stimmig.operation.models import Incident
from stimmig.operation.queries import Sought
from stimmig.operation.words.conversations import PROCEDURES, READ_FOR
from stimmig.register.forms.fields import choices, text


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


class ReadingForm(forms.Form):
    """What somebody reads a restricted conversation for (Art. 18 (2) DSGVO)."""

    use_required_attribute = False
    ground = one_of(_("What do you read it for?"), choices(READ_FOR), _("Choose what you read it for."))


class ProcedureForm(forms.Form):
    """What is over, for which a conversation of an applicant or employee is kept, and since when."""

    use_required_attribute = False
    what = one_of(_("What is over?"), choices(PROCEDURES), _("Choose what is over."))
    on = on_day(_("Since when?"), _("Give the day on which it was over."))
    at_once = forms.BooleanField(label=_("Let it be erased at once; that cannot be taken back"), required=False)

    def __init__(self, *args: Any, terms: Sequence[Term] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.terms = terms

    def clean_on(self) -> date:
        """What is still to come is not over."""
        day: date = self.cleaned_data["on"]
        if day > localdate():
            raise ValidationError(_("That day is still to come. Record it once it is over."))
        return day

    def clean(self) -> dict[str, Any]:
        """A day from which on nothing keeps it any more erases it at once: that is wanted twice."""
        day, wanted = self.cleaned_data.get("on"), self.cleaned_data.pop("at_once", False)
        if day and not wanted and ended_by(self.terms, day, localdate()):
            told = _(
                "With that day it is kept no longer and erased at once. Correct the day, or tick that you want it."
            )
            self.add_error("at_once", told)
        return self.cleaned_data


class JoinForm(forms.Form):
    """What, of all that was told, is about this conversation."""

    use_required_attribute = False

    def __init__(self, *args: Any, incidents: Iterable[Incident] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["incident"] = forms.ChoiceField(
            label=_("Which one?"),
            choices=[("", _("Choose one")), *((each.pk, self._told(each)) for each in incidents)],
            error_messages={"required": _("Choose which one is about this conversation.")},
        )

    @staticmethod
    def _told(incident: Incident) -> str:
        """By its number, its day, and how it begins."""
        day = date_format(localdate(incident.at), "SHORT_DATE_FORMAT")
        return f"{incident.number}, {day}: {Truncator(incident.what).chars(80)}"


class EraseForm(forms.Form):
    """That the person asked for it; where only a dispute keeps it, also that nobody wants to prove anything by it."""

    use_required_attribute = False
    asked = forms.BooleanField(
        label=_("The person asked for it"), error_messages={"required": _("Tick it once you know that they asked.")}
    )
    given_up = forms.BooleanField(
        label=_(
            "They know that it would be their proof of what went wrong, and want it erased all the same; we need it "
            "for no claim either"
        ),
        help_text=_(
            "What is still being put right goes on without it. What was written of settled matters goes with it."
        ),
        required=False,
    )
