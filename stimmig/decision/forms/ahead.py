"""What comes: the day to look again, other ways, and what is expected."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.core import decision as core
from stimmig.decision.forms.fields import in_a_sentence, on_day, perhaps, somebody


class AheadForm(forms.Form):
    """When this is looked at again, what reopens it earlier, and what wakes it where it waits."""

    use_required_attribute = False
    until = on_day(_("Until when do you try it?"), _("Name the last day of the trial."))
    wake_up = in_a_sentence(
        _("What wakes it up?"),
        _("Name the event that brings it back on the table."),
        help_text=_("The event after which you look at it again, for example: when the night shift is staffed."),
    )
    wake_up_on = on_day(_("At the latest on"))
    review_on = on_day(
        _("When do you look at it again?"),
        _("Name the day on which you look at it again."),
        help_text=_("At most twelve months ahead."),
    )
    reopens = perhaps(_("What else reopens it?"), help_text=_("One event a line."))
    staff = perhaps(_("For those who work here"), help_text=_("Left empty, the page for staff takes your reasons."))
    customers = perhaps(
        _("For those who deal with you"),
        help_text=_("Left empty, the page for customers takes what you gain and what it does to trust."),
    )
    talk_to = somebody(_("Whom people can talk to about it"))

    def __init__(self, *args: Any, outcome: str, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        for name in self.fields.keys() - asked_ahead(outcome):
            del self.fields[name]

    def clean_review_on(self) -> date:
        """A decision is looked at again within a year."""
        return self._within_a_year("review_on")

    def clean_until(self) -> date:
        """A trial ends within a year."""
        return self._within_a_year("until")

    def _within_a_year(self, name: str) -> date:
        chosen: date = self.cleaned_data[name]
        if not self.today < chosen <= core.year_after(self.today):
            raise forms.ValidationError(_("Choose a day within the next twelve months."))
        return chosen

    def clean_wake_up_on(self) -> date | None:
        """It is woken up in the future."""
        chosen: date | None = self.cleaned_data["wake_up_on"]
        if chosen and chosen <= self.today:
            raise forms.ValidationError(_("Choose a day that is still to come."))
        return chosen


def asked_ahead(outcome: str) -> set[str]:
    """Which of the questions about what comes belong to an outcome."""
    asked = {"reopens", "staff", "customers", "talk_to"}
    if outcome in core.INTRODUCING:
        asked.add("review_on")
    if outcome == "pilot":
        asked.add("until")
    if outcome in core.WAITING:
        asked |= {"wake_up", "wake_up_on"}
    return asked


class AlternativeForm(forms.Form):
    """Another way that was looked at, and what is to be said about it."""

    use_required_attribute = False
    text = in_a_sentence(_("Which way?"), _("Name the other way."))
    verdict = in_a_sentence(_("Why not, or not yet?"), _("Say in one sentence why not."))


class ExpectationForm(forms.Form):
    """What the leader expects to see by a day, and how sure that is."""

    use_required_attribute = False
    text = in_a_sentence(_("What do you expect to see?"), _("Write what you expect to see."))
    due_on = on_day(_("By when?"), _("Name a day."))
    probability = forms.IntegerField(
        label=_("How sure are you, in percent?"),
        required=False,
        min_value=0,
        max_value=100,
        widget=forms.NumberInput(attrs={"min": 0, "max": 100, "inputmode": "numeric"}),
        error_messages={"invalid": _("Write a whole number from 0 to 100.")},
    )
