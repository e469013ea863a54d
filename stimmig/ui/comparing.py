"""Two versions of one form side by side, for whoever was not the quicker one."""

from typing import Any

from django import forms


def differing(form: forms.Form, fresh: forms.Form) -> list[dict[str, str]]:
    """Every field in which what was typed differs from what somebody else has written."""
    rows = []
    for name, field in form.fields.items():
        mine, theirs = _said(form, name), _said(fresh, name) if name in fresh.fields else ""
        if mine != theirs and not field.widget.is_hidden:
            place = form.place(name) if hasattr(form, "place") else ""
            label = f"{place}: {field.label}" if place else str(field.label)
            rows.append({"label": label, "mine": mine, "theirs": theirs})
    return rows


def _said(form: forms.Form, name: str) -> str:
    """A field's value in words."""
    field, value = form.fields[name], form[name].value()
    values = value if isinstance(value, list | tuple) else [value]
    if isinstance(field, forms.ChoiceField):
        known = {str(key): str(label) for key, label in _flat(field.choices)}
        values = [known.get(str(one), one) for one in values if one not in (None, "")]
    said = ", ".join(str(one) for one in values if one is not None).strip()
    return "\n".join(said.splitlines())  # a browser sends other line ends than are kept


def _flat(offered: Any) -> list[tuple[Any, Any]]:
    return [pair for key, label in offered for pair in (label if isinstance(label, list | tuple) else [(key, label)])]
