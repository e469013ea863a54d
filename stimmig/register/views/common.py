"""What the pages of a use share: how a part is shown and saved, and what is asked when somebody else wrote it, too."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from stimmig.core.errors import Faults
from stimmig.register import queries, words
from stimmig.register.models import UseCase
from stimmig.ui import merging
from stimmig.ui.merging import Met, keep, opened, tell_merged

WAY = (  # the parts in the order in which they are written
    "use_case_situation",
    "use_case_benefits",
    "use_case_touchpoints",
    "use_case_limits",
    "use_case_changes",
    "use_case_fit",
)


def version_of(sent: QueryDict) -> int:
    """The version of the use a page was filled in on; a page that does not say is the oldest."""
    said = sent.get("version", "")
    return int(said) if said.isdecimal() and len(said) < 10 else 0


def onward(request: HttpRequest, use_case: UseCase, here: str, met: Met) -> HttpResponse:
    """To the next part, or back to the use when that was asked for."""
    tell_merged(request, met)
    after = WAY[WAY.index(here) + 1 :] if here in WAY else ()
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
    met: Met | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """A page with one form: fresh, or with what is wrong and everything typed."""
    status = 422 if status == 200 and form.is_bound and form.errors else status
    sent = met.sent if met else request.POST
    version = version_of(sent) if request.method == "POST" else use_case.version
    carried = sent.get("opened", "") if request.method == "POST" else opened(form)
    page = {"use_case": use_case, "form": form, "version": version, "opened": carried}
    return render(request, template, page | more, status=status)


def keep_part(
    request: HttpRequest,
    use_case: UseCase,
    prepare: Callable[[UseCase], Callable[[Any], forms.Form]],
    save: Callable[[Any, QueryDict], object],
    shown: Callable[[], Mapping[str, str]] = dict,
) -> tuple[Met, bool]:
    """Save what was typed about a use. `shown` is what the page carries of the present state, beside the version."""

    def now() -> tuple[Callable[[Any], forms.Form], Mapping[str, str]]:
        use_case.refresh_from_db()
        return prepare(use_case), {"version": str(use_case.version), **shown()}

    def save_or_say(form: forms.Form, sent: QueryDict) -> None:
        try:
            save(form, sent)
        except Faults as refusal:
            say_faults(form, refusal)

    met, saved = keep(request.POST, now, save_or_say)
    return met, saved and not met.form.errors


def ask(
    request: HttpRequest, use_case: UseCase, met: Met, parts: Collection[str], of_house: Sequence[str] = ()
) -> HttpResponse:
    """Both versions side by side, with who wrote one of these parts meanwhile, or one of these facts of the house."""
    use_case.refresh_from_db()
    by = queries.written_since(use_case, version_of(request.POST), parts)
    if not by and of_house:
        last = queries.written_of_house(of_house)
        by = [{**last, "at": datetime.fromisoformat(last["at"])}]
    back = reverse("use_case", args=[use_case.pk])
    return merging.ask(request, met, use_case.title, back, by=by, version=use_case.version)


def say_faults(form: forms.Form, refusal: Faults) -> None:
    """Say above the form what is wrong with what was typed, and where."""
    for found in refusal.faults:
        row = words.fault(found)
        form.add_error(None, f"{row['where']}: {row['what']}")
