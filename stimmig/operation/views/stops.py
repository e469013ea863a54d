"""Stopping the AI of a use, and letting it go on."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from stimmig.decision.views import as_things_stand
from stimmig.operation import actions, queries
from stimmig.operation.forms import StopEndForm, StopForm
from stimmig.people.middleware import SignedIn


def stops(request: SignedIn, pk: int) -> HttpResponse:
    """Stop it, with a few words why."""
    use_case = queries.use_case_to_stop_for(request.user, pk)
    form = StopForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with as_things_stand(lambda: queries.use_case_to_stop_for(request.user, pk)):
            actions.stop(use_case=use_case, **form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, _("Stopped. The AI says nothing more here."))
        return redirect("guardrails", pk)
    page = {"use_case": use_case, "form": form}
    return render(request, "operation/stop.html", page, status=422 if form.errors else 200)


def stop_ends(request: SignedIn, pk: int) -> HttpResponse:
    """Let it go on, and say what is different now."""
    stop = queries.stop_to_end_for(request.user, pk)
    form = StopEndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with as_things_stand(lambda: queries.stop_to_end_for(request.user, pk)):
            actions.end_stop(stop=stop, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("guardrails", stop.use_case_id)
    page = {"use_case": stop.use_case, "stop": stop, "form": form}
    return render(request, "operation/stop_end.html", page, status=422 if form.errors else 200)
