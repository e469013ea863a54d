"""What the leader does about what was foreseen and weighs."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.core.review import Foreseen
from stimmig.decision.forms.fields import in_a_sentence, on_day, somebody

PROVISIONS = [
    ("condition", _("We set a condition, so that it does not come to that")),
    ("trigger", _("We look again as soon as it shows")),
    ("accepted", _("We accept it, and this is why")),
]


class ProvisionForm(forms.Form):
    """A condition with somebody and a day, an event that reopens the decision, or a risk accepted with its reason."""

    use_required_attribute = False
    kind = forms.ChoiceField(
        label=_("Your answer"),
        choices=PROVISIONS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how you answer this.")},
    )
    text = in_a_sentence(
        _("In one sentence"),
        _("Write your answer in one sentence."),
        help_text=_("What must hold, what would show it, or why you accept it."),
    )
    owner = somebody(_("Who stands for it?"), help_text=_("For a condition."))
    due_on = on_day(_("By when?"), help_text=_("For a condition."))

    def __init__(self, *args: Any, foreseen: Foreseen, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.foreseen, self.about, self.today = foreseen, foreseen.name, today

    def clean(self) -> dict[str, Any]:
        """A condition has somebody and a day that is still to come."""
        cleaned = self.cleaned_data
        if cleaned.get("kind") == "condition":
            if not cleaned.get("owner"):
                self.add_error("owner", _("Name who stands for it."))
            if "due_on" not in self.errors and not cleaned.get("due_on"):
                self.add_error("due_on", _("Name a day."))
            elif cleaned.get("due_on") and cleaned["due_on"] <= self.today:
                self.add_error("due_on", _("Choose a day that is still to come."))
        return cleaned
