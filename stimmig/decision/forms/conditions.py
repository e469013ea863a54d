"""What must hold by a day."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.decision.forms.fields import in_a_sentence, on_day, somebody

COMPARISONS = [
    (">=", _("at least")),
    ("<=", _("at most")),
    ("==", _("exactly")),
    (">", _("more than")),
    ("<", _("less than")),
]


class MeasuredForm(forms.Form):
    """Something that must hold by a day, for which somebody stands; measurable where that is possible."""

    use_required_attribute = False
    text = in_a_sentence(_("What must hold?"), _("Write what must hold."))
    owner = somebody(_("Who stands for it?"), _("Name who stands for it."))
    due_on = on_day(_("By when?"), _("Name a day."))
    metric = forms.ChoiceField(label=_("How we can tell"), required=False)
    op = forms.ChoiceField(label=_("Comparison"), choices=COMPARISONS, required=False, initial=">=")
    value = forms.DecimalField(
        label=_("Threshold"),
        required=False,
        max_digits=9,
        decimal_places=2,
        localize=True,
        error_messages={"invalid": _("Write a number, for example 95.")},
    )
    of = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)
    criterion = forms.CharField(required=False, max_length=2, widget=forms.HiddenInput)

    def __init__(self, *args: Any, metrics: Sequence[tuple[str, str]] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        chosen = self.fields["metric"]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = [("", _("nothing measured yet")), *metrics]

    def clean(self) -> dict[str, Any]:
        """A figure to watch needs its threshold."""
        cleaned = self.cleaned_data
        if cleaned.get("metric") and cleaned.get("value") is None and "value" not in self.errors:
            self.add_error("value", _("Write the threshold as well, or choose nothing to measure."))
        return cleaned
