"""Ways to answer that Django does not bring along."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class Anchor:
    """One level of the scale: its word, and what it means for this question."""

    word: Text
    text: Text

    def __str__(self) -> str:
        return str(self.word)


class LevelScale(forms.RadioSelect):
    """Four levels as Harvey balls with their anchors, and the honest answers beside them.

    Choices: values "0" to "3" carry an `Anchor` as label; any other value ("no_basis",
    "not_applicable") carries plain text and stands below the scale.
    """

    template_name = "ui/scale.html"
    option_template_name = "ui/scale_level.html"

    def create_option(self, name: str, value: Any, label: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Tell a level from an honest way out, so that each is drawn in its own manner."""
        option = super().create_option(name, value, label, *args, **kwargs)
        if isinstance(label, Anchor):
            return option | {"anchor": label, "level": int(str(value))}
        return option | {"template_name": "django/forms/widgets/radio_option.html"}

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give the template the levels and the rest apart."""
        context = super().get_context(name, value, attrs)
        options = [option for _, group, _ in context["widget"]["optgroups"] for option in group]
        context["levels"] = [option for option in options if "anchor" in option]
        context["otherwise"] = [option for option in options if "anchor" not in option]
        return context


def scale_choices(anchors: Sequence[Anchor], otherwise: Sequence[tuple[str, Text]]) -> list[tuple[str, Any]]:
    """Put four anchors and the honest answers into one list of choices."""
    return [(str(level), anchor) for level, anchor in enumerate(anchors)] + list(otherwise)
