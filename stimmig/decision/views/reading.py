"""What was signed, for everybody who may read it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from stimmig.decision import memo, pages, queries
from stimmig.people.middleware import SignedIn


@require_GET
def decisions(request: SignedIn) -> HttpResponse:
    """Every decision one may read, the latest first."""
    page = pages.decisions(request.user, request.GET.get("page")) | {"begins": "begin" in request.GET}
    return render(request, "decision/decisions.html", page)


@require_GET
def decision(request: SignedIn, pk: int) -> HttpResponse:
    """The record: a page one would frame."""
    found = queries.decision_for(request.user, pk)
    return render(request, "decision/decision.html", pages.decision(found, request.user))


@require_GET
def memo_pdf(request: SignedIn, pk: int) -> HttpResponse:
    """The record on paper, in the language of the page."""
    found = queries.decision_for(request.user, pk)
    response = HttpResponse(memo.pdf(found), content_type="application/pdf")
    header = content_disposition_header(as_attachment=False, filename=memo.filename(found))
    response.headers["Content-Disposition"] = header or "inline"
    response.headers["Content-Language"] = get_language() or "de"
    return response


@require_GET
def staff_page(request: SignedIn, pk: int) -> HttpResponse:
    """Why we do this, for those who work here."""
    found = queries.explained_for(request.user, pk)
    return render(request, "decision/staff.html", pages.explained(found, request.user))


@require_GET
def customer_page(request: SignedIn, pk: int) -> HttpResponse:
    """Why we do this, for those who come to us."""
    found = queries.explained_for(request.user, pk)
    return render(request, "decision/customers.html", pages.explained(found, request.user))


@require_GET
def proof(request: SignedIn, pk: int) -> HttpResponse:
    """What proves that nothing was changed, and how to check it oneself."""
    found = queries.decision_for(request.user, pk)
    return render(request, "decision/proof.html", pages.proof(found))
