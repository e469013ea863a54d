"""The meeting on the projector. Everybody in the review may watch; whoever guides it writes what is agreed."""

from typing import Any, cast

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from stimmig.core.errors import Refusal
from stimmig.people.middleware import SignedIn
from stimmig.register.queries import is_deputy
from stimmig.review import pages, queries
from stimmig.review.forms import AgreedLevelForm
from stimmig.review.models import Review
from stimmig.review.views import ask_again, must_lead, too_late
from stimmig.review.views.talking import keep_agreed
from stimmig.ui.merging import carried


def meeting(request: SignedIn, pk: int) -> HttpResponse:
    """Where the talk stands, and where it goes on. Before the reveal there is nothing to talk about."""
    review = queries.review_for(request.user, pk)
    if not queries.has_picture(review):
        return redirect("review", review.pk)
    return render(request, "review/meeting.html", pages.meeting(review) | _seen(request, review))


def subject(request: SignedIn, pk: int, subject: str) -> HttpResponse:
    """One question a screen, with the place to write what is agreed on it."""
    review = queries.review_for(request.user, pk)
    shown = pages.screen(review, subject) if queries.has_picture(review) else None
    if shown is None:
        if subject not in queries.asked(review):
            raise Http404
        return redirect("meeting", review.pk)
    last = shown["standing"]["agreed"] or shown["standing"]["left_open"]
    form, met = AgreedLevelForm(question=shown["asked"], initial=pages.agreed_before(last)), None
    if request.method == "POST":
        must_lead(request, review)
        at = reverse("meeting_subject", args=[review.pk, subject])
        try:
            met, saved = keep_agreed(request, review, subject, shown["asked"])
        except Refusal as refused:
            return too_late(request, refused, AgreedLevelForm(request.POST, question=shown["asked"]), review.title, at)
        if saved:
            return redirect(f"{at}#agreement")  # everybody reads what was written
        if met.asks:
            return ask_again(request, met, review, queries.latest_agreed(review)[subject])
        form = cast(AgreedLevelForm, met.form)
    context = shown | _seen(request, review) | {"form": form, "last": last, "opened": carried(form, met)}
    return render(request, "review/meeting_subject.html", context, status=422 if met else 200)


def minutes(request: SignedIn, pk: int) -> HttpResponse:
    """What was agreed, what stays open, what comes next."""
    review = queries.review_for(request.user, pk)
    if not queries.has_picture(review):
        return redirect("review", review.pk)
    return render(request, "review/meeting_minutes.html", pages.minutes(review) | _seen(request, review))


def _seen(request: SignedIn, review: Review) -> dict[str, Any]:
    """What each of these pages knows of the review and of whoever looks."""
    leads = queries.leads(request.user, review) and queries.is_open(review)
    prepares = is_deputy(request.user, review.use_case)
    return {"review": review, "use_case": review.use_case, "leads": leads, "prepares": prepares}
