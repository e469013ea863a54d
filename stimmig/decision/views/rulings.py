"""Haltung des Hauses: for everybody who sees content; leaders say what is added and what no longer holds."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from stimmig.core.errors import Refusal
from stimmig.decision import actions, pages, queries
from stimmig.decision.forms import RulingEndForm, RulingForm
from stimmig.decision.views import as_things_stand
from stimmig.decision.words.rulings import choices
from stimmig.people.middleware import SignedIn
from stimmig.register import actions as register
from stimmig.register.queries import framework, ruling_to_end_for

SETTLED = gettext_lazy("Exactly this is settled already. End that ruling first, or choose something else.")


@require_GET
def rulings(request: SignedIn) -> HttpResponse:
    """Everything this house has settled for the next ones."""
    if not request.user.sees_content:
        raise Http404
    return render(request, "decision/rulings.html", pages.rulings(request.user))


def decision_rulings(request: SignedIn, pk: int) -> HttpResponse:
    """Distil from one decision, sentence by sentence; what its limits suggest is filled in where one asks for it."""
    decision = queries.decision_to_distil_for(request.user, pk)
    offered = choices(framework())
    form = RulingForm(request.POST or None, initial=request.GET.dict(), choices=offered)
    if request.method == "POST" and form.is_valid():
        try:
            actions.distil(decision=decision, said=form.cleaned_data, by=request.user, at=timezone.now())
        except Refusal:
            form.add_error("topic", SETTLED)
        else:
            messages.success(request, _("It holds from now on."))
            return redirect("decision_rulings", pk)
    page = pages.distilling(decision) | {"form": form}
    return render(request, "decision/decision_rulings.html", page, status=422 if form.errors else 200)


def ruling_ends(request: SignedIn, pk: int) -> HttpResponse:
    """Say that a ruling no longer holds, and why."""
    ruling = ruling_to_end_for(request.user, pk)
    form = RulingEndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with as_things_stand(lambda: ruling_to_end_for(request.user, pk)):
            register.end_ruling(ruling=ruling, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("rulings")
    page = pages.ending(ruling) | {"form": form}
    return render(request, "decision/ruling_end.html", page, status=422 if form.errors else 200)
