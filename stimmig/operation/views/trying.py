"""Trying guardrails before they are in force: by hand, and on recorded conversations. Nothing is kept."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from stimmig.content.sayings import read
from stimmig.operation import pages, queries
from stimmig.operation.forms import ReplayForm, TrialForm
from stimmig.people.middleware import SignedIn


def trial(request: SignedIn, pk: int) -> HttpResponse:
    """Type what a person says and what the AI would answer, and see what would be done with each, and why."""
    found = queries.policy_for(request.user, pk)
    policy = read(found.file)
    initial = {"language": get_language(), "at": timezone.localtime(), "missed": 0}
    names = [each.name for each in policy.contacts]
    form = TrialForm(request.POST or None, initial=initial, touchpoints=names)
    done = pages.tried(policy, form) if request.method == "POST" and form.is_valid() else {}
    page = {"policy": found, "use_case": found.decision.use_case, "form": form, **done}
    return render(request, "operation/trial.html", page, status=422 if form.errors else 200)


def replay(request: SignedIn, pk: int) -> HttpResponse:
    """Hold recorded conversations against it, line by line."""
    found = queries.policy_for(request.user, pk)
    policy = read(found.file)
    names = [each.name for each in policy.contacts]
    form = ReplayForm(request.POST or None, request.FILES or None, touchpoints=names)
    page = {"policy": found, "use_case": found.decision.use_case, "form": form}
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        page["conversations"] = pages.replayed(policy, typed["touchpoint"], typed["file"])
    return render(request, "operation/replay.html", page, status=422 if form.errors else 200)
