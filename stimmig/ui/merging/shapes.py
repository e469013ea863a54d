"""How a form is read as rows that can be merged, and written back: a plain one, one of rows, one of lines.

A form says which it is by its SHAPE. Fields that only mean something together are merged as one (`together`).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from stimmig.core.merging import Kept, Row, Words
from stimmig.ui import comparing

TIE = "\t"  # between the name and the value of a field that is merged together with others


class Plain:
    """A form whose fields are always the same: one row."""

    follows = False  # whether a row remembers which one it was

    def read(self, form: forms.Form) -> list[Row]:
        tied = _together(form)
        apart = {name: comparing.values(form, name) for name in form.fields if not _in(name, tied)}
        joined = {
            name: tuple(f"{each}{TIE}{said}" for each in names for said in comparing.values(form, each))
            for name, names in tied.items()
        }
        shown = {name: said for name, said in apart.items() if not form.fields[name].widget.is_hidden}
        return [Row("", shown | joined)]

    def write(self, form: forms.Form, rows: Sequence[Kept], theirs: Sequence[Row], data: QueryDict) -> None:
        """Put merged rows into what a form is filled with."""
        for name, said in rows[0].fields.items():
            for each in _together(form).get(name, (name,)):
                values = [one.partition(TIE)[2] for one in said if one.startswith(each + TIE)]
                data.setlist(each, values if name in _together(form) else list(said))

    def label(self, form: forms.Form, fields: Mapping[str, Words], name: str) -> str:
        return comparing.label(form, name)

    def called(self, form: forms.Form, name: str) -> str | None:
        return f"{form.fields[name].label}:"

    def words(self, form: forms.Form, name: str, said: Words) -> str:
        """What was said, as somebody reads it."""
        tied = _together(form).get(name)
        if not tied:
            return comparing.in_words(form.fields[name], said)
        parts = [(each, [one.partition(TIE)[2] for one in said if one.startswith(each + TIE)]) for each in tied]
        return "\n".join(comparing.in_words(form.fields[each], values) for each, values in parts if values)

    def field(self, form: forms.Form, name: str) -> forms.Field | None:
        """The field in which something else can be written; None where several belong together."""
        return None if name in _together(form) else form.fields[name]


class Rows:
    """A form of rows that come and go, each known by one of its fields."""

    def __init__(self, prefix: str, key: str, *, idle: Sequence[str] = (), follows: bool = False) -> None:
        self.prefix, self.key, self.idle, self.follows = prefix, key, idle, follows

    def read(self, form: forms.Form) -> list[Row]:
        rows = [(number, self._row(form, number)) for number in form.numbers]  # type: ignore[attr-defined]
        return [
            Row(" ".join(row[self.key]), row, self._was(form, number))
            for number, row in rows
            if any(said for name, said in row.items() if name not in self.idle)
        ]

    def _row(self, form: forms.Form, number: int) -> dict[str, Words]:
        return {key: comparing.values(form, f"{self.prefix}-{number}-{key}") for key in form.KEYS}  # type: ignore[attr-defined]

    def _was(self, form: forms.Form, number: int) -> str | None:
        return " ".join(comparing.values(form, f"{self.prefix}-{number}-was")) if self.follows else None

    def write(self, form: forms.Form, rows: Sequence[Kept], theirs: Sequence[Row], data: QueryDict) -> None:
        """Number the rows anew; each says which of the other's rows it continues."""
        for name in [name for name in data if name.startswith(f"{self.prefix}-")]:
            del data[name]
        for number, row in enumerate(rows):
            for name, said in row.fields.items():
                data.setlist(f"{self.prefix}-{number}-{name}", list(said))
            if self.follows:
                data[f"{self.prefix}-{number}-was"] = "" if row.theirs is None else theirs[row.theirs].key

    def label(self, form: forms.Form, fields: Mapping[str, Words], name: str) -> str:
        called = " ".join(fields.get(self.key, ()))
        return f"{called}: {self._sample(form, name).label}" if name else called

    def called(self, form: forms.Form, name: str) -> str | None:
        """A field's name where a whole row is told; what the row is known by needs none."""
        label = str(self._sample(form, name).label)
        return "" if name == self.key else label if label.endswith("?") else f"{label}:"

    def words(self, form: forms.Form, name: str, said: Words) -> str:
        return comparing.in_words(self._sample(form, name), said)

    def field(self, form: forms.Form, name: str) -> forms.Field | None:
        return self._sample(form, name)

    def _sample(self, form: forms.Form, name: str) -> forms.Field:
        return form.fields[f"{self.prefix}-{form.numbers[0]}-{name}"]  # type: ignore[attr-defined]


class Lines:
    """A form of texts in which every line is a sentence of its own."""

    follows = False

    def read(self, form: forms.Form) -> list[Row]:
        said = [(name, line.strip()) for name in form.fields for line in str(form[name].value() or "").splitlines()]
        return [Row(line, {"text": (line,), "kind": (name,)}) for name, line in said if line]

    def write(self, form: forms.Form, rows: Sequence[Kept], theirs: Sequence[Row], data: QueryDict) -> None:
        for name in form.fields:
            said = [" ".join(row.fields["text"]) for row in rows if row.fields["kind"] == (name,)]
            data[name] = "\n".join(said)

    def label(self, form: forms.Form, fields: Mapping[str, Words], name: str) -> str:
        if name == "kind":
            return ": ".join([*fields.get("text", ()), _("Where it belongs")])
        return str(form.fields[fields["kind"][0]].label) if fields.get("kind") else ""

    def called(self, form: forms.Form, name: str) -> str | None:
        return None if name == "kind" else ""  # the label says it

    def words(self, form: forms.Form, name: str, said: Words) -> str:
        return comparing.in_words(self.field(form, name), said)

    def field(self, form: forms.Form, name: str) -> forms.Field:
        kinds = [(each, field.label) for each, field in form.fields.items()]
        return forms.ChoiceField(choices=kinds) if name == "kind" else forms.CharField()


Shape = Plain | Rows | Lines
Build = Callable[[Any], forms.Form]  # a form on what stands there now: filled with what was sent, or None


def shape_of(form: forms.Form) -> Shape:
    return getattr(form, "SHAPE", None) or Plain()


def _together(form: forms.Form) -> Mapping[str, Sequence[str]]:
    """Which fields are merged as one, by the name that stands for them."""
    return form.together() if hasattr(form, "together") else {}


def _in(name: str, tied: Mapping[str, Sequence[str]]) -> bool:
    return any(name in names for names in tied.values())
