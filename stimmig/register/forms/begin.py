"""The first page: the occasion, before any product; then a pattern, or nothing."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from stimmig.content.patterns import Pattern
from stimmig.core.use_case import TITLE_MAX
from stimmig.register.forms.fields import text
from stimmig.register.words import StrOrPromise


class BeginForm(forms.Form):
    """The first question, before any product: what does not go well, and for whom?"""

    occasion = text(
        _("On what occasion, for whom, and what does not go well there today?"),
        lines=4,
        missing=_("Say what does not go well today, and for whom."),
    )
    occasion.widget.attrs["autofocus"] = True
    title = text(_("What shall we call it?"), missing=_("Give the use a name."), longest=TITLE_MAX)
    title.help_text = _("Short, as it will stand in the list: telephone assistant in customer service.")
    without_ai = text(_("What would already help without AI?"), lines=2)
    without_ai.help_text = _("This alternative stays in view until the decision.")


class PatternForm(BeginForm):
    """The same answers once more, unseen, and the pattern to begin with."""

    pattern = forms.ChoiceField(label=_("Begin with"), widget=forms.RadioSelect, required=False)

    def __init__(self, *args: Any, patterns: Sequence[Pattern], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("occasion", "title", "without_ai"):
            self.fields[name].widget = forms.HiddenInput()
        empty = ("", _entry(_("Empty"), _("Nothing of it fits. You describe everything yourselves.")))
        offered = [(pattern.slug, _entry(pattern.name, pattern.for_whom)) for pattern in patterns]
        self.fields["pattern"].choices = [*offered, empty]  # type: ignore[attr-defined]  # a ChoiceField


def _entry(name: StrOrPromise, hint: StrOrPromise) -> str:
    return format_html('<b>{}</b><br><span class="hint">{}</span>', name, hint)
