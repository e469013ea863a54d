"""What the leader says to what weighs, and to the rest."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.core.decision import FORBIDDEN
from stimmig.core.findings import Finding
from stimmig.decision.forms.conditions import COMPARISONS
from stimmig.decision.forms.fields import in_a_sentence, on_day, somebody

ANSWERS = [
    ("condition", _("We set a condition")),
    ("changed_plan", _("We change the plan")),
    ("reason", _("We carry it, and this is why")),
]
CLEARED = [*ANSWERS[:2], ("reason", _("We have had it cleared otherwise"))]

KIND: dict[str, Any] = {
    "label": _("Your answer"),
    "widget": forms.RadioSelect,
    "error_messages": {"required": _("Choose how you answer this.")},
}


class AnswerForm(forms.Form):
    """The answer to one thing that weighs: a condition, a changed plan, or a reason to carry it."""

    use_required_attribute = False
    kind = forms.ChoiceField(**KIND | {"choices": ANSWERS})
    text = in_a_sentence(_("In one sentence"), _("Write your answer in one sentence."))
    owner = somebody(_("Who stands for it?"), help_text=_("For a condition and a changed plan."))
    due_on = on_day(_("By when?"), help_text=_("For a condition and a changed plan."))
    metric = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    op = forms.ChoiceField(choices=[("", ""), *COMPARISONS], required=False, widget=forms.HiddenInput)
    value = forms.DecimalField(required=False, max_digits=9, decimal_places=2, widget=forms.HiddenInput)
    of = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)

    def __init__(self, *args: Any, finding: Finding, about: str, today: date, begins: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not begins:  # a sentence is all there is to say
            self.fields = {"text": self.fields["text"]}
        elif finding.code == FORBIDDEN:
            self.fields["kind"] = forms.ChoiceField(**KIND | {"choices": CLEARED})
            self.fields["text"].help_text = _("If you have had it cleared otherwise: with whom, and when.")
        self.finding, self.about, self.today = finding, about, today

    def clean(self) -> dict[str, Any]:
        """Whatever is to be done has somebody and a day."""
        cleaned = self.cleaned_data
        if cleaned.get("kind") in {"condition", "changed_plan"}:
            if not cleaned.get("owner"):
                self.add_error("owner", _("Name who stands for it."))
            self.check_day(cleaned.get("due_on"))
        return cleaned

    def check_day(self, chosen: date | None) -> None:
        """Whatever is to be done is done on a day that is still to come."""
        if "due_on" in self.errors:
            return
        if chosen is None:
            self.add_error("due_on", _("Name a day."))
        elif chosen <= self.today:
            self.add_error("due_on", _("Choose a day that is still to come."))


class NotedForm(forms.Form):
    """One sentence for everything else that was found."""

    use_required_attribute = False
    noted = in_a_sentence(
        _("One sentence for the rest"), _("Say in one sentence what you make of the rest."), length=400
    )
