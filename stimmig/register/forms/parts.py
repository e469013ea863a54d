"""The parts of a use that are written in one go. Each form reads one and gives it back as the file has it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from stimmig.core.use_case import TITLE_MAX
from stimmig.people.models import ProfileLine
from stimmig.register.forms.begin import BeginForm
from stimmig.register.forms.fields import choice, choices, given, mark, text
from stimmig.register.models import UseCase
from stimmig.register.words import AREAS, CHANGES, FITS, FOR_WHOM, LIMITS, STAGES, STATUSES, Words
from stimmig.ui.merging import Rows


class SituationForm(forms.Form):
    """The Ausgangslage: what it is about, how far it is, who runs it, what is bought."""

    occasion = text(BeginForm.base_fields["occasion"].label or "", lines=4)
    title = text(_("Name of the use"), missing=_("Give the use a name."), longest=TITLE_MAX)
    summary = text(_("What will the AI do, and what will it not do?"), lines=3)
    summary.help_text = _("Two or three sentences that somebody outside the project understands.")
    without_ai = text(_("What would already help without AI?"), lines=2)
    stage = forms.ChoiceField(label=_("How far is it?"), choices=choices(STAGES), widget=forms.RadioSelect)
    area = forms.ChoiceField(label=_("Where in the house?"), choices=choices(AREAS, _("not said yet")), required=False)
    owner = text(_("Who runs it?"))
    vendor = text(_("Vendor"))
    product = text(_("Product"))
    model = text(_("Model, if known"))
    since = text(_("Since when"))
    contract = text(_("Contract"), help_text=_("Offer, term, notice period: whatever is agreed."))

    SYSTEM = ("vendor", "product", "model", "since", "contract")

    @classmethod
    def read(cls, use_case: UseCase) -> dict[str, Any]:
        """The part as this form shows it."""
        return {**use_case.file, **use_case.file.get("system", {}), "without_ai": use_case.without_ai}

    def part(self) -> dict[str, Any]:
        """The part as the file has it; empty values remove what was there."""
        data = self.cleaned_data
        plain = {key: data[key] for key in ("title", "occasion", "summary", "stage", "area", "owner")}
        return plain | {"system": given({key: data[key] for key in self.SYSTEM})}

    def system_fields(self) -> list[BoundField]:
        return [self[name] for name in self.SYSTEM]


class BenefitsForm(forms.Form):
    """Who gains what: a line each, with today's figure and where it comes from."""

    LINES = ("customers", "employees", "house")
    KEYS = ("for", "text", "today", "source")
    SHAPE = Rows("benefit", "text", idle=("for",))

    def __init__(self, *args: Any, rows: Iterable[int] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.numbers = list(rows)
        for n in self.numbers:
            whom = self.LINES[n] if n < len(self.LINES) else ""
            self.fields[f"benefit-{n}-for"] = forms.ChoiceField(
                label=_("For whom"), choices=choices(FOR_WHOM), initial=whom, required=False
            )
            self.fields[f"benefit-{n}-text"] = text(_("What do they gain?"), grows=True)
            self.fields[f"benefit-{n}-today"] = text(_("Today's figure"), grows=True)
            self.fields[f"benefit-{n}-source"] = text(_("Where it comes from"), grows=True)

    @classmethod
    def read(cls, use_case: UseCase) -> dict[str, Any]:
        lines = use_case.file.get("benefits", [])
        return {f"benefit-{n}-{key}": value for n, line in enumerate(lines) for key, value in line.items()}

    @classmethod
    def shown(cls, use_case: UseCase) -> list[int]:
        """Three lines, and as many more as there are."""
        return list(range(max(3, len(use_case.file.get("benefits", [])))))

    def rows(self) -> list[dict[str, Any]]:
        """The fields line by line."""
        return [{"number": n} | {key: self[f"benefit-{n}-{key}"] for key in self.KEYS} for n in self.numbers]

    def place(self, field: str) -> str:
        """Which line a field belongs to, by what is gained there."""
        return str(self[f"benefit-{field.split('-')[1]}-text"].value() or "")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for n in self.numbers:
            if not data.get(f"benefit-{n}-text") and (
                data.get(f"benefit-{n}-today") or data.get(f"benefit-{n}-source")
            ):
                self.add_error(f"benefit-{n}-text", _("Say what the figure is about, or empty the line."))
        return data

    def part(self) -> dict[str, Any]:
        lines = [{key: self.cleaned_data[f"benefit-{n}-{key}"] for key in self.KEYS} for n in self.numbers]
        return {"benefits": [given(line | {"for": line["for"] or "house"}) for line in lines if line["text"]]}


class LimitsForm(forms.Form):
    """The three outer limits: how each stands, and what that rests on."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for limit, name in LIMITS.items():
            self.fields[limit] = forms.ChoiceField(
                label=name,
                choices=choices(STATUSES),
                widget=forms.RadioSelect,
                initial="unknown",
                help_text=LIMIT_QUESTIONS[limit],
            )
            self.fields[f"{limit}-note"] = text(_("What does that rest on?"), grows=True)

    @classmethod
    def read(cls, use_case: UseCase) -> dict[str, Any]:
        space = use_case.file.get("space", {})
        notes = {f"{limit}-note": row.get("note", "") for limit, row in space.items()}
        return {limit: row["status"] for limit, row in space.items()} | notes

    def place(self, field: str) -> str:
        """Which limit a note belongs to."""
        limit = field.removesuffix("-note")
        return str(LIMITS[limit]) if limit != field else ""

    def rows(self) -> list[tuple[BoundField, BoundField]]:
        return [(self[limit], self[f"{limit}-note"]) for limit in LIMITS]

    def part(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {"space": {limit: given({"status": data[limit], "note": data[f"{limit}-note"]}) for limit in LIMITS}}


LIMIT_QUESTIONS: Words = {
    "feasible": _("Does it work, with our data and our people? Has anybody tried?"),
    "allowed": _("Law, works council, contracts, professional rules: has anybody asked?"),
    "affordable": _("Purchase, operation, and the people who look after it: is the money there?"),
}


class ChangesForm(forms.Form):
    """What changes in the house, in four lines: so far, and from then on."""

    HINTS: Words = {
        "communication": _(
            "For example: so far the customer service answers. From then on an AI does, and says that it is one."
        ),
        "decision_rights": _(
            "For example: so far dispatching decides who comes first. From then on the calendar does."
        ),
        "service_architecture": _(
            "For example: so far six people take everything. From then on four are there for what needs a talk."
        ),
        "brand_promise": _("For example: so far you talk to us. From then on you talk to us as soon as you want to."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= {key: text(name, lines=2, help_text=self.HINTS[key]) for key, name in CHANGES.items()}

    @classmethod
    def read(cls, use_case: UseCase) -> dict[str, Any]:
        return dict(use_case.file.get("changes", {}))

    def part(self) -> dict[str, Any]:
        return {"changes": given({key: self.cleaned_data[key] for key in CHANGES})}


class FitForm(forms.Form):
    """The lines of the house's profile, and how this use stands to each. A line the page did not show stays."""

    def __init__(self, *args: Any, lines: Sequence[Mapping[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = {mark("line", line["name"]): line for line in lines}
        for name, line in self.lines.items():
            self.fields[name] = choice(
                line["name"], choices(FITS), widget=forms.RadioSelect, initial=line.get("fit", "unknown")
            )
            self.fields[f"{name}-note"] = text(_("In what way?"), grows=True, initial=line.get("note", ""))

    def groups(self) -> list[tuple[str, list[tuple[BoundField, BoundField]]]]:
        """The lines under the headings of the profile."""
        rows = [(line["kind"], (self[name], self[f"{name}-note"])) for name, line in self.lines.items()]
        kinds = [(str(kind.label), [row for of, row in rows if of == kind.value]) for kind in ProfileLine.Kind]
        return [(label, mine) for label, mine in kinds if mine]

    def place(self, field: str) -> str:
        """Which line a note belongs to."""
        name = field.removesuffix("-note")
        return str(self.lines[name]["name"]) if name != field else ""

    def part(self) -> dict[str, Any]:
        return {"profile": [self._judged(name, line) for name, line in self.lines.items()]}

    def _judged(self, name: str, line: Mapping[str, Any]) -> dict[str, Any]:
        fit, note = self.cleaned_data[name], self.cleaned_data[f"{name}-note"]
        said = {"fit": fit, "note": note} if fit else {"fit": line.get("fit", "unknown"), "note": line.get("note")}
        return given({"kind": line["kind"], "name": line["name"], **said})
