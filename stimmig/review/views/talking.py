"""The shared picture, and what the group records while it talks."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from stimmig.core.errors import Refusal
from stimmig.people.middleware import SignedIn
from stimmig.register.queries import is_deputy
from stimmig.review import actions, pages, queries
from stimmig.review.forms import AgreedLevelForm, SettlementForm
from stimmig.review.models import Review
from stimmig.review.views import must_lead, say_no, too_late
from stimmig.review.views.guiding import next_round


def picture(request: SignedIn, pk: int) -> HttpResponse:
    """What speaks for the use, where everybody stands, what to talk about first. Before the reveal there is none."""
    review = queries.review_for(request.user, pk)
    if not queries.has_picture(review):
        return redirect("review", review.pk)
    context = pages.picture(review) | {
        "review": review,
        "use_case": review.use_case,
        "leads": queries.leads(request.user, review) and not hasattr(review, "closing"),
        "may_ask": queries.takes_part(request.user, review) and not hasattr(review, "closing"),
        "next_round": next_round(),
        "prepares": is_deputy(request.user, review.use_case),
    }
    return render(request, "review/picture.html", context)


def agreed_level(request: SignedIn, pk: int, subject: str) -> HttpResponse:
    """Record where the group stands on one question, beside what everybody said."""
    review = queries.review_for(request.user, pk)
    must_lead(request, review)
    whole = queries.attached(review)
    found = whole.picture.standing(subject)
    if found is None:
        raise Http404
    last = queries.latest_agreed(review).get(subject)
    shown = pages.standing(found, whole, last)
    form = AgreedLevelForm(request.POST or None, question=shown["question"], initial=pages.agreed_before(last))
    if not form.is_valid():
        context = {"review": review, "standing": shown, "last": last, "form": form}
        return render(request, "review/agreed_level.html", context, status=422 if form.is_bound else 200)
    said = form.cleaned_data
    try:
        actions.agree(review=review, subject=subject, by=request.user, at=timezone.now(), **said)
    except Refusal as refused:
        return too_late(request, refused, form, review.title, reverse("review", args=[review.pk]))
    return redirect(f"{reverse('picture', args=[review.pk])}#{subject}")


def settlement(request: SignedIn, pk: int, fact: str) -> HttpResponse:
    """Record what the group found out about a contested fact. What follows from it is read anew."""
    review = queries.review_for(request.user, pk)
    must_lead(request, review)
    doubt = _doubt(review, fact, request.GET.get("touchpoint", ""))
    form = SettlementForm(request.POST or None, fact=queries.framework(review).facts[fact])
    if not form.is_valid():
        back = _back(review, request.GET.get("meeting", ""), "facts")
        context = {"review": review, "doubt": doubt, "form": form, "back": back}
        return render(request, "review/settlement.html", context, status=422 if form.is_bound else 200)
    where = {"fact": fact, "touchpoint": doubt["touchpoint"]}
    try:
        actions.settle(review=review, by=request.user, at=timezone.now(), **where, **form.cleaned_data)
    except Refusal as refused:
        return too_late(request, refused, form, review.title, reverse("review", args=[review.pk]))
    return redirect(_back(review, request.GET.get("meeting", ""), "facts"))


def _back(review: Review, subject: str, place: str) -> str:
    """Back to where somebody came from: the meeting's question, or a place of the picture."""
    if subject in queries.asked(review):
        return f"{reverse('meeting_subject', args=[review.pk, subject])}#known"
    return f"{reverse('picture', args=[review.pk])}#{place}"


def _doubt(review: Review, fact: str, touchpoint: str) -> dict[str, Any]:
    for doubt in pages.doubts(queries.attached(review)):
        if (doubt["fact"], doubt["touchpoint"]) == (fact, touchpoint):
            return doubt
    raise Http404


@require_POST
def marks(request: SignedIn, pk: int) -> HttpResponse:
    """Mark a finding that weighs, or take the mark away."""
    review = queries.review_for(request.user, pk)
    must_lead(request, review)
    said = request.POST
    key = said.get("code", ""), said.get("touchpoint") or None, said.get("subject") or None
    try:
        if "unmark" in said:
            actions.unmark(review=review, finding=key, by=request.user, at=timezone.now())
        else:
            actions.mark(review=review, finding=key, by=request.user, at=timezone.now())
    except Refusal as refused:
        say_no(request, refused)
    return redirect(_back(review, said.get("meeting", ""), "findings"))
