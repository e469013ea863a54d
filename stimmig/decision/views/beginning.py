"""Beginning a new use from a signed decision, and saying in one step what is different there."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from stimmig.decision import actions, pages, queries
from stimmig.decision.forms import BeginningForm, DifferenceForm
from stimmig.decision.views import as_things_stand
from stimmig.people.middleware import SignedIn
from stimmig.register.actions import Stale


def beginning(request: SignedIn, pk: int) -> HttpResponse:
    """Name the new use; everything the decision rests on comes along."""
    decision = queries.decision_to_begin_from_for(request.user, pk)
    initial = {"occasion": decision.record["occasion"], "without_ai": decision.review.without_ai}
    form = BeginningForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with as_things_stand(lambda: queries.decision_to_begin_from_for(request.user, pk)):
            begun = actions.begin_from(decision=decision, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("use_case_difference", begun.pk)
    page = pages.beginning(decision) | {"form": form}
    return render(request, "decision/beginning.html", page, status=422 if form.errors else 200)


def difference(request: SignedIn, pk: int) -> HttpResponse:
    """Mark what is different here. What is marked is unknown from then on, and asked next."""
    begun = queries.begun_for(request.user, pk)
    form = DifferenceForm(request.POST or None, known=pages.came_along(begun.use_case))
    if request.method == "POST" and form.is_valid():
        try:
            return _marked(request, begun, form)
        except Stale:
            messages.warning(request, _("Somebody has changed one of these facts meanwhile. Look at it once more."))
            return redirect("use_case_difference", pk)
    page = pages.difference(begun) | {"form": form}
    return render(request, "decision/difference.html", page, status=422 if form.errors else 200)


def _marked(request: SignedIn, begun: queries.Begun, form: DifferenceForm) -> HttpResponse:
    """On to the questions about what was marked; where nothing was, to the use."""
    if not form.places:
        return redirect("use_case", begun.use_case.pk)
    said = request.POST.get("version", "")
    version = int(said) if said.isdecimal() and len(said) < 10 else 0
    actions.leave_behind(
        use_case=begun.use_case, facts=form.places, version=version, by=request.user, at=timezone.now()
    )
    asked = urlencode([("asked", f"{fact}@{touchpoint}") for fact, touchpoint in form.places])
    return redirect(f"{reverse('use_case_facts', args=[begun.use_case.pk])}?{asked}")
