"""Judging again after the talk: which questions, and until when."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from stimmig.review.forms.guiding import DueField


class SecondRoundForm(forms.Form):
    """What everybody is asked once more, and the day by which it should be answered."""

    subjects = forms.MultipleChoiceField(
        label=gettext_lazy("What do you judge again?"),
        help_text=gettext_lazy("The questions on which you differ are ticked."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one question to judge again.")},
    )
    due_on = DueField(label=gettext_lazy("Until when?"))

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["subjects"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = choices
