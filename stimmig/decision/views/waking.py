"""Saying that what a parked or refused use waits for has happened."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from stimmig.decision import actions, queries
from stimmig.decision.forms import WakingForm
from stimmig.decision.views import as_things_stand
from stimmig.people.middleware import SignedIn


def wakings(request: SignedIn, pk: int) -> HttpResponse:
    """Put it back on the table, with a sentence."""
    found = queries.decision_to_wake_for(request.user, pk)
    form = WakingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with as_things_stand(lambda: queries.decision_to_wake_for(request.user, pk)):
            actions.wake(decision=found, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("use_case", found.use_case_id)
    page = {"decision": found, "form": form}
    return render(request, "decision/waking.html", page, status=422 if form.errors else 200)
