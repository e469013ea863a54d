"""Guardrails: what holds, a new version, and putting one in force."""

import json

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from stimmig.core.errors import Contradicts
from stimmig.decision.views import as_things_stand
from stimmig.operation import actions, drafting, pages, queries
from stimmig.operation.forms import PolicyForm
from stimmig.people.middleware import SignedIn
from stimmig.register.queries import use_case_for


@require_GET
def guardrails(request: SignedIn, pk: int) -> HttpResponse:
    """What holds in operation for one use, its versions, and the stop."""
    use_case = use_case_for(request.user, pk)
    return render(request, "operation/guardrails.html", pages.overview(use_case, request.user))


def policy_new(request: SignedIn, pk: int) -> HttpResponse:
    """Say the terms of a decision; saving makes a version, and nothing follows it yet."""
    decision = queries.decision_to_follow_for(request.user, pk)
    signed = {each["touchpoint"]: each["mode"] for each in decision.record["limits"]}
    form = PolicyForm(request.POST or None, suggested=drafting.suggested(decision), signed=signed)
    if request.method == "POST" and form.is_valid():
        with as_things_stand(lambda: queries.decision_to_follow_for(request.user, pk)):
            try:
                made = actions.make_policy(decision=decision, terms=form.terms(), by=request.user, at=timezone.now())
            except Contradicts as refused:
                form.refuse(refused)
            else:
                messages.success(request, _("Saved as version %(number)s.") % {"number": made.version})
                return redirect("policy", made.pk)
    page = pages.making(decision, form)
    return render(request, "operation/policy_new.html", page, status=422 if form.errors else 200)


@require_GET
def policy(request: SignedIn, pk: int) -> HttpResponse:
    """One version: a paragraph, a table, and what can be done with it."""
    found = queries.policy_for(request.user, pk)
    return render(request, "operation/policy.html", pages.version(found, request.user))


@require_GET
def policy_file(request: SignedIn, pk: int) -> HttpResponse:
    """The same for engineers: stimmig/policy/1, as it was made."""
    found = queries.policy_for(request.user, pk)
    text = json.dumps(found.file, ensure_ascii=False, indent=2) + "\n"
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="policy-{found.decision.number}-{found.version}.json"'
    return answer


@require_POST
def enforcements(request: SignedIn, pk: int) -> HttpResponse:
    """Put a version in force."""
    found = queries.policy_to_enforce_for(request.user, pk)
    with as_things_stand(lambda: queries.policy_to_enforce_for(request.user, pk)):
        actions.enforce(policy=found, by=request.user, at=timezone.now())
    messages.success(request, _("In force from now on."))
    return redirect("guardrails", found.decision.use_case_id)
