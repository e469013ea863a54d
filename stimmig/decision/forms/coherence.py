"""What the leader says where a touchpoint contradicts a ruling of the house."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.core import decision as core
from stimmig.decision.forms.answers import KIND, AnswerForm
from stimmig.decision.forms.fields import perhaps

KEEP = ("keep", _("We keep to it: the limit stays as our ruling has it"))
CHANGE = ("changed_plan", _("We keep to it, and change the plan by a day"))
EXEMPT = ("exempt", _("We make an exception here, and this is why"))
NEW = ("new_ruling", _("We change the ruling with this decision"))
APART = {
    "changed_elsewhere": _("At another touchpoint you change this ruling. Change it here too, or nowhere."),
    "other_sentence": _("At another touchpoint you change the same ruling to another sentence. Write one for both."),
    "limits_apart": _("No one sentence fits your limits at these touchpoints. Change a limit, or make exceptions."),
}


class CoherenceForm(AnswerForm):
    """Keep the ruling, except this touchpoint from it, or change it. Where the limit keeps it, that is all there is."""

    ruling = perhaps(
        _("How do we keep it from now on?"),
        length=300,
        rows=2,
        help_text=_("One sentence, as you would say it in the house. It takes the place of the old one when you sign."),
    )

    def __init__(
        self, *args: Any, kept: bool, limits: Sequence[core.Limit], others: Sequence[core.Answer], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.limits, self.others = limits, others
        if "kind" not in self.fields:  # nothing begins: a sentence is all there is to say
            del self.fields["ruling"]
            return
        self.kept = kept
        self.fields["kind"] = forms.ChoiceField(**KIND | {"choices": [KEEP] if kept else [KEEP, CHANGE, EXEMPT, NEW]})
        self.fields["text"].required = False
        self.fields["text"].label = _("Why?")
        self.fields["text"].help_text = _("An exception and a change are kept with their reason.")

    def clean(self) -> dict[str, Any]:
        """An exception and a change have a reason, a new ruling its sentence; keeping to it needs the limit."""
        cleaned = super().clean()
        kind = cleaned.get("kind")
        if kind == "keep" and not self.kept:
            self.add_error(
                "kind", _("Your limit says otherwise. Change it on the page of limits, or choose another answer.")
            )
        if kind in ("changed_plan", "exempt", "new_ruling") and not cleaned.get("text"):
            self.add_error("text", _("Write why."))
        if kind == "new_ruling" and not cleaned.get("ruling"):
            self.add_error("ruling", _("Write the new ruling in one sentence."))
        for name, how in core.lacks_unity(self._answer(cleaned), self.limits, self.others):
            self.add_error(name, str(APART[how]))
        return cleaned

    def _answer(self, cleaned: dict[str, Any]) -> core.Answer:
        return core.Answer(self.finding.key, cleaned.get("kind") or None, ruling=cleaned.get("ruling", ""))
