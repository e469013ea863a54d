"""Letting a use rest, taking it up again, and reopening what was decided."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from stimmig.decision import actions, pages, queries
from stimmig.decision.forms import EndingForm, ReopeningForm, ResumptionForm
from stimmig.decision.views import as_things_stand
from stimmig.people.middleware import SignedIn


def endings(request: SignedIn, pk: int) -> HttpResponse:
    """Set an idea aside, or retire what runs or was decided, with a reason."""
    use_case = queries.use_case_to_end_for(request.user, pk)
    form = EndingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with as_things_stand(lambda: queries.use_case_to_end_for(request.user, pk)):
            actions.end(use_case=use_case, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("use_case", pk)
    page = pages.letting_rest(use_case) | {"form": form}
    return render(request, "decision/ending.html", page, status=422 if form.errors else 200)


def resumptions(request: SignedIn, pk: int) -> HttpResponse:
    """Take up a use that rests, with a reason."""
    use_case = queries.use_case_to_resume_for(request.user, pk)
    form = ResumptionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with as_things_stand(lambda: queries.use_case_to_resume_for(request.user, pk)):
            actions.resume(use_case=use_case, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("use_case", pk)
    page = {"use_case": use_case, "decision": queries.current_decision(use_case), "form": form}
    return render(request, "decision/resumption.html", page, status=422 if form.errors else 200)


def reopenings(request: SignedIn, pk: int) -> HttpResponse:
    """Say which event has come; the new review that is opened next carries the sentence. Nothing is kept before."""
    decision = queries.decision_to_reopen_for(request.user, pk)
    form = ReopeningForm(request.POST or None, events=pages.occasions(decision))
    if request.method == "POST" and form.is_valid():
        opening = reverse("review_new", args=[decision.use_case_id])
        return redirect(f"{opening}?{urlencode({'because': form.because})}")
    page = {"decision": decision, "form": form}
    return render(request, "decision/reopening.html", page, status=422 if form.errors else 200)
