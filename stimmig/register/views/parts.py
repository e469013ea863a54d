"""The parts of a use, a page each. Every page saves its own part and nothing else."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, cast

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from stimmig.core.errors import Faults
from stimmig.core.use_case import SCHEMA, parse
from stimmig.people.middleware import SignedIn
from stimmig.register import actions, queries
from stimmig.register.forms import (
    AccountableForm,
    BenefitsForm,
    ChangesForm,
    FitForm,
    LimitsForm,
    SituationForm,
    TouchpointsForm,
    row_numbers,
)
from stimmig.register.models import UseCase
from stimmig.register.views.common import ask, keep_part, onward, show, step, version_of
from stimmig.ui.figures import Point

PARTS = {  # what each page writes, by its names in the file
    "use_case_situation": ("title", "occasion", "summary", "stage", "area", "owner", "system", "without_ai"),
    "use_case_benefits": ("benefits",),
    "use_case_touchpoints": ("touchpoints",),
    "use_case_limits": ("space",),
    "use_case_changes": ("changes",),
    "use_case_fit": ("profile",),
}


def use_case_situation(request: SignedIn, pk: int) -> HttpResponse:
    """The Ausgangslage: what it is about, how far it is, who runs it."""

    def fresh(use_case: UseCase, data: Any = None) -> SituationForm:
        return SituationForm(data, initial=SituationForm.read(use_case))

    return _part(request, pk, "use_case_situation", fresh)


def use_case_benefits(request: SignedIn, pk: int) -> HttpResponse:
    """Who gains what, with today's figure."""

    def fresh(use_case: UseCase, data: Any = None) -> BenefitsForm:
        rows = _rows(data, "benefit") if data is not None else BenefitsForm.shown(use_case)
        return BenefitsForm(data, rows=rows, initial=BenefitsForm.read(use_case))

    return _part(request, pk, "use_case_benefits", fresh)


def use_case_limits(request: SignedIn, pk: int) -> HttpResponse:
    """The three outer limits."""

    def fresh(use_case: UseCase, data: Any = None) -> LimitsForm:
        return LimitsForm(data, initial=LimitsForm.read(use_case))

    return _part(request, pk, "use_case_limits", fresh)


def use_case_changes(request: SignedIn, pk: int) -> HttpResponse:
    """What changes in the house."""

    def fresh(use_case: UseCase, data: Any = None) -> ChangesForm:
        return ChangesForm(data, initial=ChangesForm.read(use_case))

    return _part(request, pk, "use_case_changes", fresh)


def use_case_fit(request: SignedIn, pk: int) -> HttpResponse:
    """The house's profile, held against this use line by line."""

    def fresh(use_case: UseCase, data: Any = None) -> FitForm:
        return FitForm(data, lines=queries.document(use_case).get("profile", []))

    return _part(request, pk, "use_case_fit", fresh)


def _part(request: SignedIn, pk: int, page: str, fresh: Callable[..., Any]) -> HttpResponse:
    """Show one part; save it when it is right, with what somebody else changed in it meanwhile."""
    use_case = queries.editable_use_case_for(request.user, pk)
    form, met = fresh(use_case, _typed(request)), None
    if _rows_changed(request, form):
        form = _unproved(form)
    elif request.method == "POST":
        met, saved = keep_part(request, use_case, lambda now: partial(fresh, now), partial(_save, request, use_case))
        if saved:
            return onward(request, use_case, page, met)
        if met.asks:
            return ask(request, use_case, met, PARTS[page])
        form = met.form
    return show(request, f"register/{page.removeprefix('use_case_')}.html", use_case, form, met=met, **step(page))


def _save(request: SignedIn, use_case: UseCase, form: Any, sent: QueryDict) -> None:
    actions.change(
        use_case=use_case,
        part=form.part(),
        without_ai=form.cleaned_data.get("without_ai"),
        version=version_of(sent),
        by=request.user,
        at=timezone.now(),
    )


# ----- rows that come and go


def _rows(data: Mapping[str, Any], prefix: str) -> list[int]:
    """The rows a page sent, without the one to be removed, with the one to be added."""
    numbers = row_numbers(data, prefix)
    if data.get("remove", "").isdecimal():
        numbers = [n for n in numbers if n != int(data["remove"])]
    return [*numbers, max(numbers, default=-1) + 1] if "add" in data or not numbers else numbers


def _rows_changed(request: SignedIn, form: forms.Form) -> bool:
    """Whether a row is to come or go, or the form was only given back: nothing is saved."""
    return form.is_bound and (request.method != "POST" or bool({"add", "remove"} & set(request.POST)))


def _typed(request: SignedIn) -> QueryDict | None:
    """What was sent, or given back after signing in again."""
    given_back: QueryDict | None = getattr(request, "unsent", None)
    return request.POST if request.method == "POST" else given_back


def _unproved(form: Any) -> Any:
    """The same form with everything typed, but not yet held to anything."""
    typed = {name: form[name].value() for name in form.fields}
    form.is_bound, form.data, form._errors, form._bound_fields_cache = False, {}, None, {}
    form.initial = {name: value for name, value in typed.items() if value not in (None, "")}
    return form


# ----- touchpoints


def use_case_touchpoints(request: SignedIn, pk: int) -> HttpResponse:
    """The touchpoints, and beside them the four fields."""
    use_case = queries.editable_use_case_for(request.user, pk)
    form, met = _touchpoints(use_case, _typed(request)), None
    drawn = _figure(use_case, form)
    if _rows_changed(request, form):
        form = _unproved(form)
    elif request.method == "POST":
        met, saved = keep_part(
            request, use_case, lambda now: partial(_touchpoints, now), partial(_save_touchpoints, request, use_case)
        )
        if saved:
            return onward(request, use_case, "use_case_touchpoints", met)
        if met.asks:
            return ask(request, use_case, met, PARTS["use_case_touchpoints"])
        form = cast(TouchpointsForm, met.form)
    more = {"points": drawn, "blank": _blank(), **step("use_case_touchpoints")}
    return show(request, "register/touchpoints.html", use_case, form, met=met, **more)


@require_POST
def use_case_figure(request: SignedIn, pk: int) -> HttpResponse:
    """The four fields of what is being typed. Nothing is saved."""
    use_case = queries.editable_use_case_for(request.user, pk)
    form = _touchpoints(use_case, request.POST)
    return render(request, "register/_four_fields.html", {"points": _figure(use_case, form)})


def _touchpoints(use_case: UseCase, data: Any = None) -> TouchpointsForm:
    rows = _rows(data, "touchpoint") if data is not None else TouchpointsForm.shown(use_case)
    initial = TouchpointsForm.read(use_case)
    return TouchpointsForm(data, rows=rows, framework=queries.framework(), initial=initial)


def _blank() -> TouchpointsForm:
    """One empty row, for the browser to copy."""
    return TouchpointsForm(rows=[9999], framework=queries.framework())


def _save_touchpoints(request: SignedIn, use_case: UseCase, form: TouchpointsForm, sent: QueryDict) -> None:
    actions.set_touchpoints(
        use_case=use_case, rows=form.touchpoints(), version=version_of(sent), by=request.user, at=timezone.now()
    )


def _figure(use_case: UseCase, form: TouchpointsForm) -> list[Point]:
    """The points as typed so far; what cannot be drawn yet is left out."""
    if not form.is_bound:
        return queries.points(queries.value(use_case))
    form.full_clean()
    facts = {point["name"]: point.get("facts", {}) for point in use_case.file.get("touchpoints", [])}
    rows = {row["name"]: {**row, "facts": facts.get(was, {})} for was, row in form.touchpoints()}
    sketch = {"schema": SCHEMA, "title": "…", "stage": use_case.stage, "touchpoints": list(rows.values())}
    try:
        return queries.points(parse(sketch, queries.framework(), complete=False))
    except Faults:
        return []


# ----- who decides


def use_case_accountable(request: SignedIn, pk: int) -> HttpResponse:
    """A leader names the leader who decides, and says why."""
    use_case = queries.use_case_for(request.user, pk)
    queries.must_lead(request.user)
    form, met = _accountable(use_case), None
    if request.method == "POST":
        met, saved = keep_part(
            request, use_case, lambda now: partial(_accountable, now), partial(_name, request, use_case)
        )
        if saved:
            return redirect("use_case", pk=pk)
        if met.asks:
            return ask(request, use_case, met, ("accountable",))
        form = cast(AccountableForm, met.form)
    return show(request, "register/accountable.html", use_case, form, met=met)


def _accountable(use_case: UseCase, data: Any = None) -> AccountableForm:
    return AccountableForm(data, initial={"person": use_case.accountable})


def _name(request: SignedIn, use_case: UseCase, form: AccountableForm, sent: QueryDict) -> None:
    actions.set_accountable(use_case=use_case, **form.cleaned_data, by=request.user, at=timezone.now())
