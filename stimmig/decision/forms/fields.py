"""The fields that come again and again: a sentence, a name, a day, one of a few."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

UNREADABLE_DAY = _("Write the day like this: 2027-05-22.")


def words(rows: int, length: int) -> forms.Textarea:
    """A place to write in, as high as what is expected there."""
    return forms.Textarea(attrs={"rows": rows, "maxlength": length})


def day() -> forms.DateInput:
    """A day, picked or typed."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def in_a_sentence(label: Any, missing: Any, *, length: int = 300, rows: int = 2, **options: Any) -> forms.CharField:
    """Something to say in a sentence or two; `missing` is said where nothing stands."""
    return forms.CharField(
        label=label, max_length=length, widget=words(rows, length), error_messages={"required": missing}, **options
    )


def perhaps(label: Any, *, length: int = 1000, rows: int = 3, **options: Any) -> forms.CharField:
    """Something one may say and need not."""
    return forms.CharField(label=label, max_length=length, required=False, widget=words(rows, length), **options)


def somebody(label: Any, missing: Any = "", **options: Any) -> forms.CharField:
    """A name, offered from those of the house; asked for only where it has something to say when it is missing."""
    return forms.CharField(
        label=label, max_length=120, required=bool(missing), widget=forms.TextInput(attrs={"list": "people"}),
        error_messages={"required": missing}, **options,
    )  # fmt: skip


def on_day(label: Any, missing: Any = "", **options: Any) -> forms.DateField:
    """A day; asked for only where it has something to say when it is missing."""
    return forms.DateField(
        label=label, required=bool(missing), widget=day(),
        error_messages={"required": missing, "invalid": UNREADABLE_DAY}, **options,
    )  # fmt: skip


def one_of(label: Any, offered: Any, missing: Any) -> forms.ChoiceField:
    """One of a few, all seen at once; `missing` is said where none was chosen."""
    return forms.ChoiceField(
        label=label, choices=offered, widget=forms.RadioSelect, error_messages={"required": missing}
    )
