"""What became of a decision: for everybody who may read it, and said by those who answer for it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from stimmig.decision import actions, pages, queries
from stimmig.decision.forms import FulfilmentForm, RetrospectForm, SuccessorForm
from stimmig.decision.views import as_things_stand
from stimmig.people.middleware import SignedIn


@require_GET
def what_became(request: SignedIn, pk: int) -> HttpResponse:
    """What was expected and what was to hold, each with what was seen of it."""
    found = queries.decision_for(request.user, pk)
    return render(request, "decision/what_became.html", pages.what_became(found, request.user, timezone.localdate()))


def retrospects(request: SignedIn, pk: int) -> HttpResponse:
    """Look back on one expectation. Before its day the page says when it is asked."""
    expectation, today = queries.expectation_for(request.user, pk), timezone.localdate()
    form = RetrospectForm(request.POST or None)
    is_due = expectation.due_on <= today
    if request.method == "POST" and is_due and form.is_valid():
        with as_things_stand(lambda: queries.expectation_for(request.user, pk)):
            actions.look_back(expectation=expectation, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("what_became", expectation.decision_id)
    page = pages.retrospect(expectation, is_due) | {"form": form}
    return render(request, "decision/retrospect.html", page, status=422 if form.errors else 200)


def fulfilments(request: SignedIn, pk: int) -> HttpResponse:
    """Say how one condition stands."""
    condition = queries.condition_for(request.user, pk)
    form = FulfilmentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with as_things_stand(lambda: queries.condition_for(request.user, pk)):
            actions.report(condition=condition, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("what_became", condition.decision_id)
    page = pages.fulfilment(condition) | {"form": form}
    return render(request, "decision/fulfilment.html", page, status=422 if form.errors else 200)


def successors(request: SignedIn, pk: int) -> HttpResponse:
    """Name who stands for one condition from here on."""
    condition = queries.condition_to_hand_on_for(request.user, pk)
    form = SuccessorForm(request.POST or None, condition=condition)
    if request.method == "POST" and form.is_valid():
        with as_things_stand(lambda: queries.condition_to_hand_on_for(request.user, pk)):
            actions.hand_on(condition=condition, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("what_became", condition.decision_id)
    page = pages.successor(condition) | {"form": form}
    return render(request, "decision/successor.html", page, status=422 if form.errors else 200)
