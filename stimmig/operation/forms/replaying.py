"""Which recorded conversations a policy is held against."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.content import conversations
from stimmig.content.conversations import Recorded, Unreadable

BYTES_MAX = 1_000_000


class ReplayForm(forms.Form):
    """A file of one's own, or those that come along."""

    use_required_attribute = False
    touchpoint = forms.ChoiceField(label=_("At which touchpoint?"))
    file = forms.FileField(
        label=_("Your own conversations"),
        help_text=_("A JSON file. It is read for this page and kept nowhere. Without one, those that come along."),
        required=False,
    )

    def __init__(self, *args: Any, touchpoints: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["touchpoint"].choices = [(name, name) for name in touchpoints]  # type: ignore[attr-defined]  # a ChoiceField

    def clean_file(self) -> tuple[Recorded, ...]:
        """What was recorded; without a file, what comes along."""
        sent = self.cleaned_data["file"]
        if sent is None:
            return conversations.stock()
        if sent.size > BYTES_MAX:
            raise forms.ValidationError(_("This file is too large. One megabyte is the most that is read."))
        try:
            return conversations.read(sent.read())
        except Unreadable:
            raise forms.ValidationError(
                _("These are no conversations we can read. The handbook shows how such a file looks.")
            ) from None
