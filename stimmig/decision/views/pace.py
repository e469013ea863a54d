"""How long decisions take in this house: it is to be quick, and nobody is measured."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from stimmig.decision import queries
from stimmig.people.middleware import SignedIn


@require_GET
def pace(request: SignedIn) -> HttpResponse:
    """The first similar decision and the fifth, side by side."""
    if not request.user.sees_content:
        raise Http404
    queries.must_know_pace(request.user)
    return render(request, "decision/pace.html", {"areas": queries.pace()})
