"""Two versions of one form side by side, for whoever was not the quicker one."""

from collections.abc import Iterable
from typing import Any

from django import forms


def differing(form: forms.Form, fresh: forms.Form) -> list[dict[str, str]]:
    """Every field in which what was typed differs from what somebody else has written."""
    rows = []
    for name, field in form.fields.items():
        mine, theirs = _said(form, name), _said(fresh, name) if name in fresh.fields else ""
        if mine != theirs and not field.widget.is_hidden:
            rows.append({"label": label(form, name), "mine": mine, "theirs": theirs})
    return rows


def label(form: forms.Form, name: str) -> str:
    """What a field is called where it stands alone, with the row it belongs to."""
    place = form.place(name) if hasattr(form, "place") else ""
    return f"{place}: {form.fields[name].label}" if place else str(form.fields[name].label)


def values(form: forms.Form, name: str) -> tuple[str, ...]:
    """What a field says, as texts; a browser sends other line ends than are kept."""
    value = form[name].value()
    several = value if isinstance(value, list | tuple) else [value]
    texts = ["\n".join(str(one).splitlines()).strip() for one in several if one is not None]
    return tuple(text for text in texts if text)


def in_words(field: forms.Field, said: Iterable[str]) -> str:
    """A field's value in words."""
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        known = {str(key): str(word) for key, word in _flat(field.choices)}
        said = [known.get(one, one) for one in said]
    return ", ".join(said)


def _said(form: forms.Form, name: str) -> str:
    return in_words(form.fields[name], values(form, name))


def _flat(offered: Any) -> list[tuple[Any, Any]]:
    return [pair for key, label in offered for pair in (label if isinstance(label, list | tuple) else [(key, label)])]
