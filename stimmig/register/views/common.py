"""What the pages of a use share: who asks, how a part is saved, and what is shown when somebody else was quicker."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from stimmig.core.errors import Faults
from stimmig.register import words
from stimmig.register.actions import Stale
from stimmig.register.models import UseCase
from stimmig.ui.comparing import differing

WAY = (  # the parts in the order in which they are written
    "use_case_situation",
    "use_case_benefits",
    "use_case_touchpoints",
    "use_case_limits",
    "use_case_changes",
    "use_case_fit",
)


def version_of(request: HttpRequest) -> int:
    """The version of the use a page was filled in on; a page that does not say is the oldest."""
    said = request.POST.get("version", "")
    return int(said) if said.isdecimal() and len(said) < 10 else 0


def onward(request: HttpRequest, use_case: UseCase, page: str) -> HttpResponse:
    """To the next part, or back to the use when that was asked for."""
    after = WAY[WAY.index(page) + 1 :] if page in WAY else ()
    if "onward" not in request.POST or not after:
        messages.success(request, _("Saved."))
        return redirect("use_case", pk=use_case.pk)
    return redirect(after[0], pk=use_case.pk)


def step(page: str) -> dict[str, Any]:
    """Where a part stands on the way of describing."""
    return {"step_number": WAY.index(page) + 1, "step_total": len(WAY)}


def show(
    request: HttpRequest,
    template: str,
    use_case: UseCase,
    form: forms.Form,
    *,
    stale: dict[str, Any] | None = None,
    **more: Any,
) -> HttpResponse:
    """A page with one form: fresh, with what is wrong, or with what somebody else wrote meanwhile."""
    status = 409 if stale else 422 if form.is_bound and form.errors else 200
    typed_on = version_of(request) if request.method == "POST" else use_case.version
    page = {"use_case": use_case, "form": form, "stale": stale, "version": stale["version"] if stale else typed_on}
    return render(request, template, page | more, status=status)


def attempt(
    form: forms.Form, save: Callable[[], object], fresh: Callable[[UseCase], forms.Form]
) -> dict[str, Any] | None:
    """Save a valid form. Returns what stands there meanwhile; None when it is saved, or the form says what is wrong."""
    try:
        save()
    except Stale as refusal:
        refusal.use_case.refresh_from_db()  # what was counted on the way to the refusal has been taken back
        return {
            "by": refusal.by,
            "at": refusal.at,
            "rows": differing(form, fresh(refusal.use_case)),
            "version": refusal.use_case.version,
        }
    except Faults as refusal:
        say_faults(form, refusal)
    return None


def say_faults(form: forms.Form, refusal: Faults) -> None:
    """Say above the form what is wrong with what was typed, and where."""
    for found in refusal.faults:
        row = words.fault(found)
        form.add_error(None, f"{row['where']}: {row['what']}")
