"""Beginning a new use from a decision, and saying what is different there."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.core.use_case import TITLE_MAX
from stimmig.decision.forms.fields import in_a_sentence, perhaps


class BeginningForm(forms.Form):
    """What the new use is called, on what occasion it comes, and what would help without AI."""

    title = forms.CharField(
        label=_("What shall we call it?"),
        max_length=TITLE_MAX,
        help_text=_("Another name than the one that was decided, so that one can tell them apart."),
        error_messages={"required": _("Give the use a name.")},
    )
    occasion = in_a_sentence(
        _("On what occasion, for whom, and what does not go well there today?"),
        _("Say what does not go well today, and for whom."),
        length=4000,
        rows=4,
    )
    without_ai = perhaps(_("What would already help without AI?"), rows=2)


class DifferenceForm(forms.Form):
    """Which of the facts that came along are different here."""

    facts = forms.MultipleChoiceField(
        required=False,
        error_messages={"invalid_choice": _("One of these facts is not there any more. Look at the page once more.")},
    )

    def __init__(self, *args: Any, known: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["facts"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(key, key) for key in known]

    @property
    def places(self) -> list[tuple[str, str]]:
        """The chosen facts, each with its touchpoint."""
        parted = (key.partition("@") for key in self.cleaned_data["facts"])
        return [(fact, touchpoint) for fact, _at, touchpoint in parted]
