"""What the deputy has prepared, for the leader who decides: read, and taken over as a whole."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from stimmig.core.errors import Refusal
from stimmig.decision import actions, pages, queries
from stimmig.people.middleware import SignedIn
from stimmig.review.models import Review


@never_cache
def prepared(request: SignedIn, pk: int) -> HttpResponse:
    """Everything that is prepared; taking it over replaces what the leader wrote only when they choose so here."""
    review = queries.review_to_decide_for(request.user, pk)
    found = queries.prepared(review)
    if found is None:
        return redirect("decision_draft", pk)
    overtaken = request.method == "POST" and not _taken_over(request, review)
    if request.method == "POST" and not overtaken:
        messages.success(request, _("Taken over. Change what you like; you alone sign it."))
        return redirect("decision_draft", pk)
    page = pages.prepared(review, request.user, queries.prepared(review) or found) | {"overtaken": overtaken}
    return render(request, "decision/prepared.html", page, status=409 if overtaken else 200)


def _taken_over(request: SignedIn, review: Review) -> bool:
    """False where something else was written meanwhile: then the page is read anew."""
    marks = {name: request.POST.get(name, "") for name in ("seen", "own")}
    try:
        actions.take_over(review=review, **marks, by=request.user, at=timezone.now())
    except Refusal as refused:
        if refused.code != "overtaken":
            raise
        return False
    return True
