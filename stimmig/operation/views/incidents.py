"""Incidents: the list, one of them, and every word on it."""

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from stimmig.core import incident as core
from stimmig.core.errors import Incomplete
from stimmig.decision.views import as_things_stand
from stimmig.operation.actions import incidents as actions
from stimmig.operation.forms.incidents import AnswerForm, HarmForm, IncidentForm, ReasonForm, WordForm
from stimmig.operation.models import Incident
from stimmig.operation.pages import incidents as pages
from stimmig.operation.queries import incidents as queries
from stimmig.operation.queries.concerns import use_case_to_tell_about
from stimmig.people.mail import address
from stimmig.people.middleware import SignedIn
from stimmig.register.queries import use_case_for

SHOWN = 50  # of the closed ones; what is open is shown whole


@require_GET
def incidents(request: SignedIn) -> HttpResponse:
    """What went wrong in the house, as far as one sees it."""
    in_hand, closed = queries.open_first(queries.incidents_for(request.user).prefetch_related("words"))
    return render(request, "operation/incidents.html", _listed(in_hand, closed) | {"use_case": None})


@require_GET
def use_case_incidents(request: SignedIn, pk: int) -> HttpResponse:
    """What went wrong with one use, and where those affected can tell us."""
    use_case = use_case_for(request.user, pk)
    in_hand, closed = queries.open_first(queries.incidents_of(request.user, use_case).prefetch_related("words"))
    told_at = use_case_to_tell_about(use_case.uuid)
    there = address(reverse("concern", args=[use_case.uuid]))
    page = _listed(in_hand, closed) | {"use_case": use_case, "told_at": told_at, "address": there}
    return render(request, "operation/incidents.html", page)


def _listed(in_hand: QuerySet[Incident], closed: QuerySet[Incident]) -> pages.Page:
    return {"in_hand": pages.incidents(in_hand), "closed": pages.incidents(closed[:SHOWN])}


def incident_new(request: SignedIn, pk: int) -> HttpResponse:
    """Put on record that something went wrong: three fields."""
    use_case = queries.use_case_to_report_for(request.user, pk)
    form = IncidentForm(request.POST or None, use_case=use_case)
    if request.method == "POST" and form.is_valid():
        opened = actions.open_by_staff(use_case=use_case, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("incident", opened.pk)
    page = {"use_case": use_case, "form": form}
    return render(request, "operation/incident_new.html", page, status=422 if form.errors else 200)


@require_GET
def incident(request: SignedIn, pk: int) -> HttpResponse:
    """One incident: what happened, what is done, what is missing, who does what next."""
    found = queries.incident_for(request.user, pk)
    return render(request, "operation/incident.html", pages.incident(found, request.user, timezone.localdate()))


def redress(request: SignedIn, pk: int, part: str) -> HttpResponse:
    """Say one part."""
    found = queries.open_incident_for(request.user, pk, part)
    if part not in core.PARTS:
        raise Http404
    form = WordForm(request.POST or None, part=part, incident=found)
    if request.method == "POST" and form.is_valid():
        with as_things_stand(lambda: queries.open_incident_for(request.user, pk, part)):
            actions.say(incident=found, part=part, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("incident", pk)
    page = pages.word(found, part, request.user) | {"form": form}
    return render(request, "operation/redress.html", page, status=422 if form.errors else 200)


def harms(request: SignedIn, pk: int) -> HttpResponse:
    """The accountable leader says that somebody came to harm."""
    found = queries.incident_to_say_harm_for(request.user, pk)
    form = HarmForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with as_things_stand(lambda: queries.incident_to_say_harm_for(request.user, pk)):
            sentence = form.cleaned_data["reason"]
            actions.say_harm(incident=found, sentence=sentence, by=request.user, at=timezone.now())
        return redirect("incident", pk)
    page = {"incident": found, "form": form}
    return render(request, "operation/harm.html", page, status=422 if form.errors else 200)


def incident_closings(request: SignedIn, pk: int) -> HttpResponse:
    """Close it; where something is missing, the page says what."""
    found = queries.open_incident_for(request.user, pk)
    missing = core.missing(queries.said(found))
    if request.method == "POST" and not missing:
        with as_things_stand(lambda: queries.open_incident_for(request.user, pk)):
            actions.close(incident=found, by=request.user, at=timezone.now())
        return redirect("incident", pk)
    page = {"incident": found, "missing": missing, "parts": pages.undone(missing)}
    return render(request, "operation/closing.html", page, status=422 if request.method == "POST" else 200)


def dismissals(request: SignedIn, pk: int) -> HttpResponse:
    """Say that it was no incident, and why; whoever told us of it hears so first."""
    found = queries.open_incident_for(request.user, pk)
    form, missing = ReasonForm(request.POST or None), _untold(found)
    if request.method == "POST" and form.is_valid() and not missing:
        with as_things_stand(lambda: queries.open_incident_for(request.user, pk)):
            actions.dismiss(incident=found, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("incident", pk)
    page = {"incident": found, "form": form, "missing": missing}
    return render(request, "operation/dismissal.html", page, status=422 if request.method == "POST" else 200)


def _untold(found: Incident) -> tuple[object, ...]:
    try:
        core.require_told(queries.said(found), found.source)
    except Incomplete as refused:
        return refused.gaps
    return ()


def incident_reopenings(request: SignedIn, pk: int) -> HttpResponse:
    """Take it up again, with a reason."""
    found = queries.closed_incident_for(request.user, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with as_things_stand(lambda: queries.closed_incident_for(request.user, pk)):
            actions.reopen(incident=found, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("incident", pk)
    page = {"incident": found, "form": form}
    return render(request, "operation/incident_reopening.html", page, status=422 if form.errors else 200)


def answers(request: SignedIn, pk: int) -> HttpResponse:
    """Write to the person who told us."""
    found = queries.incident_to_work_on_for(request.user, pk)
    if found.token_hash is None:
        raise Http404
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with as_things_stand(lambda: queries.incident_to_work_on_for(request.user, pk)):
            actions.answer(incident=found, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("incident", pk)
    page = {"incident": found, "form": form, "exchanges": found.exchanges.all()}
    return render(request, "operation/answer.html", page, status=422 if form.errors else 200)
