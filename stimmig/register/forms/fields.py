"""What every form here is built of: choices, places to write, rows."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from zlib import crc32

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.core.framework import Fact
from stimmig.core.use_case import TEXT_MAX
from stimmig.register.words import StrOrPromise, Words, words

Choices = Sequence[tuple[Any, Any]]
ROWS_MAX = 40
GROUPED = r"\d{1,3}(?:[.,'\s]\d{3})+"  # thousands set apart, in any manner


def choices(labels: Words | Mapping[str, Any], empty: StrOrPromise | None = None) -> Choices:
    """Labels as choices, with an empty one in front where nothing may be chosen."""
    return ([("", empty)] if empty is not None else []) + list(labels.items())


def text(
    label: StrOrPromise,
    *,
    lines: int = 1,
    grows: bool = False,
    missing: StrOrPromise = "",
    longest: int = TEXT_MAX,
    **more: Any,
) -> forms.CharField:
    """A place to write: one line, several, or one that grows. `missing` says what to do when nothing was written."""
    widget = forms.Textarea(attrs={"rows": lines}) if grows or lines > 1 else forms.TextInput()
    errors = {"required": missing} if missing else {}
    return forms.CharField(
        label=label, widget=widget, required=bool(missing), max_length=longest, error_messages=errors, **more
    )


class Count(forms.IntegerField):
    """A whole number as people write it: 1240, 1.240 or 1 240."""

    widget = forms.TextInput(attrs={"inputmode": "numeric"})
    default_error_messages = {"invalid": _("Give a whole number, such as 40 or 1240.")}

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str) and re.fullmatch(GROUPED, value.strip()):
            value = re.sub(r"\D", "", value)
        return super().to_python(value)


def choice(label: StrOrPromise, offered: Choices, **more: Any) -> forms.ChoiceField:
    """One of several, or none of them yet."""
    return forms.ChoiceField(label=label, choices=offered, required=False, **more)


def mark(prefix: str, name: str) -> str:
    """A short name for the fields of something that is called by a text, the same on every page."""
    return f"{prefix}-{crc32(name.encode()):08x}"


def given(table: Mapping[str, Any]) -> dict[str, Any]:
    """What was filled in."""
    return {key: value for key, value in table.items() if value not in ("", None)}


def row_numbers(data: Mapping[str, Any], prefix: str) -> list[int]:
    """Which lines a page has sent; removed ones leave gaps."""
    found = {int(match[1]) for key in data if (match := re.fullmatch(rf"{prefix}-(\d{{1,4}})-\w+", key))}
    return sorted(found)[:ROWS_MAX]


def labels(fact: Fact, empty: StrOrPromise | None = None) -> Choices:
    """The values of a fact in the language of the page."""
    return choices({value: words(label) for value, label in fact.values.items()}, empty)
