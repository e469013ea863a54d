"""Finding a conversation, seeing it as it happened, and what is done with its case."""

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from stimmig.decision.views import as_things_stand
from stimmig.ledger.cases import queries as cases
from stimmig.operation import actions, casefile, queries
from stimmig.operation.actions import incidents
from stimmig.operation.casefile.basis import Basis
from stimmig.operation.forms import (
    CaseFileForm,
    EraseForm,
    HoldForm,
    JoinForm,
    ProcedureForm,
    ReadingForm,
    SoughtForm,
)
from stimmig.operation.pages import cases as pages
from stimmig.operation.queries.incidents import open_incident_for
from stimmig.operation.queries.joining import incident_to_separate_for, joinable_for, joinable_to
from stimmig.operation.words.conversations import told
from stimmig.people.encryption import decrypt, encrypt
from stimmig.people.middleware import SignedIn

SOUGHT = "sought"  # in the session, encrypted, and gone with it
FORMS = {
    "reading_form": ReadingForm,
    "hold_form": HoldForm,
    "release_form": HoldForm,
    "procedure_form": ProcedureForm,
    "resumption_form": HoldForm,
    "erase_form": EraseForm,
    "file_form": CaseFileForm,
}


@never_cache
@sensitive_post_parameters()
def conversations(request: SignedIn) -> HttpResponse:
    """The latest conversations; and what somebody looks for is sent, so that no address keeps what a customer wrote."""
    sent = request.POST if request.method == "POST" else None
    form = SoughtForm(sent, touchpoints=queries.touchpoints_for(request.user))
    if form.is_valid():
        request.session[SOUGHT] = encrypt(json.dumps({name: form.data.get(name, "") for name in form.fields}))
        return redirect("conversations_found")
    return _listed(request, form)


@never_cache
@require_GET
def conversations_found(request: SignedIn) -> HttpResponse:
    """What was found of what somebody looked for last."""
    kept = decrypt(request.session.get(SOUGHT, ""))
    form = SoughtForm(json.loads(kept) if kept else None, touchpoints=queries.touchpoints_for(request.user))
    return _listed(request, form) if form.is_valid() else redirect("conversations")


def _listed(request: SignedIn, form: SoughtForm) -> HttpResponse:
    asked = form.is_valid()
    sought = form.sought() if asked else queries.Sought()
    found = None if form.errors else queries.find(request.user, sought)
    page = {"form": form, "found": found, "asked": asked, "inspects": queries.inspects(request.user)}
    return render(request, "operation/conversations.html", page, status=422 if form.errors else 200)


@never_cache
@require_GET
def conversation(request: SignedIn, case: UUID) -> HttpResponse:
    """One conversation as it happened. The look is recorded."""
    return _case(request, case, status=200)


@require_POST
@sensitive_post_parameters()
def readings(request: SignedIn, case: UUID) -> HttpResponse:
    """Say what a restricted conversation is read for. The look is recorded with it; a file begun before is kept."""
    found, form = queries.conversation_for(request.user, case), ReadingForm(request.POST)
    file: dict[str, Any] = {"file_form": CaseFileForm(request.POST)} if request.POST.get("hidden") else {}
    if not form.is_valid():
        return _case(request, case, reading_form=form, **file)
    actions.look_into(conversation=found, **form.cleaned_data, by=request.user, at=timezone.now())
    return _case(request, case, status=200, **file) if file else redirect("conversation_case", case)


@require_POST
@sensitive_post_parameters()
def holds(request: SignedIn, case: UUID) -> HttpResponse:
    """Let nothing of it be erased, and say why."""
    found, form = queries.conversation_for(request.user, case), HoldForm(request.POST)
    if not form.is_valid():
        return _case(request, case, hold_form=form)
    actions.hold(conversation=found, **form.cleaned_data, by=request.user, at=timezone.now())
    return redirect("conversation_case", case)


@require_POST
@sensitive_post_parameters()
def hold_ends(request: SignedIn, case: UUID, pk: int) -> HttpResponse:
    """Say that this reason holds no longer."""
    found, form = queries.conversation_for(request.user, case), HoldForm(request.POST)
    hold = get_object_or_404(cases.holds(case), pk=pk)
    if not form.is_valid():
        return _case(request, case, release_form=form)
    actions.release(conversation=found, hold=hold, **form.cleaned_data, by=request.user, at=timezone.now())
    return redirect("conversation_case", case)


@require_POST
def conversation_incidents(request: SignedIn, case: UUID) -> HttpResponse:
    """Say which of what was told is about this conversation."""
    found = queries.conversation_for(request.user, case)
    form = JoinForm(request.POST, incidents=joinable_to(request.user, found))
    if not form.is_valid() or queries.asks_ground(request.user, found, timezone.now()):
        return _case(request, case, join_form=form)
    incident = open_incident_for(request.user, form.cleaned_data["incident"])
    with as_things_stand(lambda: joinable_for(request.user, found, incident.pk)):
        incidents.join(incident=incident, conversation=found, by=request.user, at=timezone.now())
    return redirect("conversation_case", case)


@require_POST
def separations(request: SignedIn, case: UUID, pk: int) -> HttpResponse:
    """Say that it is about another conversation after all."""
    found = queries.conversation_for(request.user, case)
    if queries.asks_ground(request.user, found, timezone.now()):
        return _case(request, case)
    incident = incident_to_separate_for(request.user, found, pk)
    with as_things_stand(lambda: incident_to_separate_for(request.user, found, pk)):
        incidents.separate(incident=incident, conversation=found, by=request.user, at=timezone.now())
    return redirect("conversation_case", case)


@require_POST
def procedure_ends(request: SignedIn, case: UUID) -> HttpResponse:
    """Say that the application is decided or the employment over, and since when."""
    found, form = queries.conversation_for(request.user, case), ProcedureForm(request.POST, terms=cases.terms(case))
    if not form.is_valid():
        return _case(request, case, procedure_form=form)
    actions.end_procedure(conversation=found, **form.cleaned_data, by=request.user, at=timezone.now())
    return redirect("conversation_case", case)


@require_POST
@sensitive_post_parameters()
def procedure_resumptions(request: SignedIn, case: UUID) -> HttpResponse:
    """Say that it is not over after all."""
    found, form = queries.conversation_for(request.user, case), HoldForm(request.POST)
    if not form.is_valid():
        return _case(request, case, resumption_form=form)
    actions.resume_procedure(conversation=found, **form.cleaned_data, by=request.user, at=timezone.now())
    return redirect("conversation_case", case)


@require_POST
@sensitive_post_parameters()
def case_files(request: SignedIn, case: UUID) -> HttpResponse:
    """The file of a conversation: on paper alone, or with everything that proves it."""
    at = timezone.now()
    found, form = queries.conversation_for(request.user, case), CaseFileForm(request.POST)
    if not form.is_valid() or queries.asks_ground(request.user, found, at):
        return _case(request, case, file_form=form)
    ground = queries.ground_named(request.user, found, at)
    basis = Basis(found, at, form.expressions())
    ending, write = ("pdf", casefile.pdf) if "paper" in request.POST else ("zip", casefile.packed)
    file = write(basis)
    actions.look_into(conversation=found, by=request.user, at=at, where="file", ground=ground)
    answer = HttpResponse(file, content_type=f"application/{ending}")
    answer["Content-Disposition"] = f'attachment; filename="{casefile.filename(basis, ending)}"'
    return answer


@require_POST
def erasures(request: SignedIn, case: UUID) -> HttpResponse:
    """Erase it because the person asked, or restrict it where it must be kept."""
    found, form = queries.conversation_for(request.user, case), EraseForm(request.POST)
    if not form.is_valid():
        return _case(request, case, erase_form=form)
    given_up = form.cleaned_data["given_up"]
    answer = actions.erase(conversation=found, by=request.user, at=timezone.now(), given_up=given_up)
    messages.success(request, _("Erased.") if answer.erases else _("It cannot be erased yet. It is restricted."))
    page = {"conversation": found, "answer": answer, "told": told(answer), "erase_form": EraseForm()}
    return render(request, "operation/erased.html", page)


def _case(request: SignedIn, case: UUID, *, status: int = 422, **forms: object) -> HttpResponse:
    found, at = queries.conversation_for(request.user, case), timezone.now()
    if not queries.is_restricted(found):  # where it is, whoever reads has said so, with their ground
        actions.look_into(conversation=found, by=request.user, at=at)
    page = pages.conversation(found, request.user, at) | {name: form() for name, form in FORMS.items()}
    page |= {"join_form": JoinForm(incidents=page["joinable"])} | forms
    return render(request, "operation/conversation.html", page, status=status)
