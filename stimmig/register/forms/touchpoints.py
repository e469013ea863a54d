"""The touchpoints: what people come for, what they want there, and who serves them."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stimmig.core.framework import Framework
from stimmig.core.use_case import TITLE_MAX
from stimmig.register.forms.fields import Count, choice, given, labels, text
from stimmig.register.models import UseCase
from stimmig.register.words import words
from stimmig.ui.merging import Rows

NOT_YET = _("not said yet")


class TouchpointsForm(forms.Form):
    """The touchpoints, a row each. A row remembers the name it had, so that a renamed one keeps its facts."""

    KEYS = ("name", "kind", "reason", "topic", "automation", "aim", "contacts_per_month", "baseline")
    SHAPE = Rows("touchpoint", "name", idle=("kind",), follows=True)

    def __init__(self, *args: Any, rows: Iterable[int], framework: Framework, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.numbers = list(rows)
        for n in self.numbers:
            self.fields |= {f"touchpoint-{n}-{key}": field for key, field in touchpoint_fields(framework).items()}

    @classmethod
    def read(cls, use_case: UseCase) -> dict[str, Any]:
        points = enumerate(use_case.file.get("touchpoints", []))
        return {
            f"touchpoint-{n}-{key}": value
            for n, point in points
            for key, value in {**point, "was": point["name"]}.items()
        }

    @classmethod
    def shown(cls, use_case: UseCase) -> list[int]:
        """As many rows as there are touchpoints, at least one."""
        return list(range(max(1, len(use_case.file.get("touchpoints", [])))))

    def rows(self) -> list[dict[str, Any]]:
        """The fields row by row."""
        return [
            {"number": n} | {key: self[f"touchpoint-{n}-{key}"] for key in (*self.KEYS, "was")} for n in self.numbers
        ]

    def place(self, field: str) -> str:
        """Which touchpoint a field belongs to."""
        return str(self[f"touchpoint-{field.split('-')[1]}-name"].value() or "")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        names: list[str] = []
        for n in self.numbers:
            name, row = data.get(f"touchpoint-{n}-name"), self._row(n)
            if not name and set(row) - {"kind"}:
                self.add_error(f"touchpoint-{n}-name", _("Give this touchpoint a name, or remove it."))
            if name in names:
                self.add_error(
                    f"touchpoint-{n}-name", _("Two touchpoints have this name. Call one of them something else.")
                )
            names.append(name or "")
        return data

    def _row(self, n: int) -> dict[str, Any]:
        row = given({key: self.cleaned_data.get(f"touchpoint-{n}-{key}") for key in self.KEYS})
        return (
            {key: value for key, value in row.items() if (key, value) != ("kind", "unclassified")}
            if "name" not in row
            else row
        )

    def touchpoints(self) -> list[tuple[str, dict[str, Any]]]:
        """Each touchpoint with the name it had; rows without a name are dropped."""
        rows = [(self.cleaned_data.get(f"touchpoint-{n}-was", ""), self._row(n)) for n in self.numbers]
        return [(was, row) for was, row in rows if row.get("name")]


def touchpoint_fields(framework: Framework) -> dict[str, forms.Field]:
    """The fields of one touchpoint, its choices in the framework's words."""
    facts, aims = framework.facts, framework.aims
    groups = [
        (label, [(aim.key, words(aim.name)) for aim in aims.values() if aim.kind == kind])
        for kind, label in (("transactional", _("to get something done")), ("relational", _("to be looked after")))
    ]
    kinds, topics, automation = (
        labels(facts[key], empty)
        for key, empty in (("touchpoint_kind", None), ("touchpoint_topic", NOT_YET), ("automation_level", NOT_YET))
    )
    return {
        "was": forms.CharField(widget=forms.HiddenInput, required=False),
        "name": text(_("What do people come for?"), longest=TITLE_MAX),
        "kind": choice(_("What do they want?"), kinds, widget=forms.RadioSelect, initial="unclassified"),
        "reason": text(_("Why do you see it so?"), grows=True),
        "topic": choice(_("What is it about?"), topics),
        "automation": choice(_("What does the AI do, what a person?"), automation),
        "aim": choice(_("What is it to gain?"), [("", NOT_YET), *groups]),
        "contacts_per_month": Count(label=_("How often a month?"), required=False, min_value=0, max_value=10**9),
        "baseline": text(_("Today's figure for it")),
    }
