"""Opening a review and keeping it going: who is asked, who is missing, what comes next."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from stimmig.core.errors import Refusal
from stimmig.people import queries as people
from stimmig.people.middleware import SignedIn
from stimmig.people.models import Person
from stimmig.register import queries as register
from stimmig.register.models import UseCase
from stimmig.review import actions, pages, queries
from stimmig.review.forms import InvitationForm, ReasonForm, ReviewForm, RoundForm
from stimmig.review.models import Review
from stimmig.review.views import must_lead, number, say_no, too_late

DAYS_TO_ANSWER = 7


def review_new(request: SignedIn, pk: int) -> HttpResponse:
    """Open a review on the state of today, saying beforehand which dimension will be opened in any case."""
    use_case = register.use_case_for(request.user, pk)
    _must_open(request, use_case)
    register.must_be_alive(use_case)
    if under_way := queries.under_way(use_case):
        return redirect("review", under_way.pk)
    again, difference = queries.was_decided(use_case), pages.difference_ahead(use_case)
    initial = _suggested(use_case) | _about(request)
    form = ReviewForm(request.POST or None, initial=initial, again=again, difference=difference, **_invitable())
    if form.is_valid():
        try:
            opened = actions.open_review(use_case=use_case, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refused:
            return too_late(request, refused, form, use_case.title, reverse("review_new", args=[use_case.pk]))
        return redirect("review", opened.pk)
    context = {"form": form, "use_case": use_case, "ahead": pages.depth_by_facts(use_case), "difference": difference}
    return render(request, "review/review_new.html", context, status=422 if form.is_bound else 200)


def _must_open(request: SignedIn, use_case: UseCase) -> None:
    if not queries.opens_reviews(request.user, use_case):
        raise PermissionDenied(_("Facilitation or the accountable leader opens a review."))


def _suggested(use_case: UseCase) -> dict[str, Any]:
    return {
        "judges": [use_case.accountable_id] if use_case.accountable_id else [],
        "due_on": timezone.localdate() + timedelta(days=DAYS_TO_ANSWER),
    }


def _about(request: SignedIn) -> dict[str, str]:
    """What it is about this time, where the page one comes from knows it."""
    return {"because": request.GET.get("because", "")[:300]}


def _invitable() -> dict[str, Any]:
    """Who can judge, and who can read along: everybody who may see content."""
    reading = people.people().exclude(role=Person.Role.ADMINISTRATOR)
    return {"judging": reading.exclude(role=Person.Role.OBSERVER), "everybody": reading}


def review(request: SignedIn, pk: int) -> HttpResponse:
    """Where a review stands: who has handed in, who is missing, what comes next and who does it."""
    review = queries.review_for(request.user, pk)
    round = queries.current_round(review)
    if round is None:
        raise Http404
    leads = queries.leads(request.user, review)
    context = pages.state(review, round, request.user) | {"review": review, "round": round, "leads": leads}
    context |= {"difference": pages.difference(review)}
    if leads:
        context |= {"invitation": _invitation(review), "reason": ReasonForm(), "next_round": next_round()}
    return render(request, "review/review.html", context)


def _invitation(review: Review, data: Any = None) -> InvitationForm:
    invited = review.participations.values("person")
    return InvitationForm(data, invitable=_invitable()["everybody"].exclude(pk__in=invited))


def next_round() -> RoundForm:
    return RoundForm(initial={"due_on": timezone.localdate() + timedelta(days=DAYS_TO_ANSWER)})


@require_POST
def participations(request: SignedIn, pk: int) -> HttpResponse:
    """Invite further people."""
    review = queries.review_for(request.user, pk)
    must_lead(request, review)
    form = _invitation(review, request.POST)
    if not form.is_valid():
        return _again(request, review, {"invitation": form})
    said = {"people": form.cleaned_data["people"], "judging": form.cleaned_data["judging"] == "judges"}
    return _done(request, review, actions.invite, review=review, by=request.user, at=timezone.now(), **said)


@require_POST
def releases(request: SignedIn, pk: int) -> HttpResponse:
    """Stop waiting for somebody, with a reason."""
    review = queries.review_for(request.user, pk)
    must_lead(request, review)
    participation = get_object_or_404(review.participations, pk=number(request.POST.get("participation", "")))
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _again(request, review, {"reason": form, "releasing": participation.pk})
    said = {"participation": participation, "by": request.user, "at": timezone.now(), **form.cleaned_data}
    return _done(request, review, actions.release, form, **said)


@require_POST
def withdrawals(request: SignedIn, pk: int) -> HttpResponse:
    """Take a review back, with a reason."""
    review = queries.review_for(request.user, pk)
    must_lead(request, review)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _again(request, review, {"reason": form, "withdrawing": True})
    said = {"review": review, "by": request.user, "at": timezone.now(), **form.cleaned_data}
    return _done(request, review, actions.withdraw, form, **said)


@require_POST
def abandonments(request: SignedIn, pk: int) -> HttpResponse:
    """Give a later round up, with a reason."""
    round = queries.round_for(request.user, pk)
    must_lead(request, round.review)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _again(request, round.review, {"reason": form, "abandoning": True})
    said = {"round": round, "by": request.user, "at": timezone.now(), **form.cleaned_data}
    return _done(request, round.review, actions.abandon, form, **said)


@require_POST
def reveals(request: SignedIn, pk: int) -> HttpResponse:
    """Make everything visible after the date, naming who is missing."""
    round = queries.round_for(request.user, pk)
    must_lead(request, round.review)
    return _done(request, round.review, actions.reveal, round=round, by=request.user, at=timezone.now())


@require_POST
def openings(request: SignedIn, pk: int) -> HttpResponse:
    """Ask for a dimension to be judged in depth."""
    review = queries.review_for(request.user, pk)
    if not queries.takes_part(request.user, review):
        raise PermissionDenied(_("Leadership, facilitation and whoever judges can ask for more depth."))
    dimension = request.POST.get("dimension", "")
    if dimension not in queries.framework(review).dimensions:
        raise Http404
    at = timezone.now()
    return _done(request, review, actions.open_dimension, review=review, dimension=dimension, by=request.user, at=at)


@require_POST
def rounds(request: SignedIn, pk: int) -> HttpResponse:
    """Begin the round on the criteria of what was opened."""
    review = queries.review_for(request.user, pk)
    must_lead(request, review)
    form = RoundForm(request.POST)
    if not form.is_valid():
        return _again(request, review, {"next_round": form})
    due_on = form.cleaned_data["due_on"]
    return _done(request, review, actions.open_round, review=review, due_on=due_on, by=request.user, at=timezone.now())


def _done(
    request: SignedIn, review: Review, action: Any, form: ReasonForm | None = None, /, **said: Any
) -> HttpResponse:
    """Do it, or say why not, and return to where the review stands; what was typed in vain is shown first."""
    try:
        action(**said)
    except Refusal as refused:
        if form is not None:
            return too_late(request, refused, form, review.title, reverse("review", args=[review.pk]))
        say_no(request, refused)
    return redirect("review", review.pk)


def _again(request: SignedIn, review: Review, forms: dict[str, Any]) -> HttpResponse:
    """The same page with what is wrong and everything typed."""
    round = queries.current_round(review)
    assert round is not None
    context = pages.state(review, round, request.user) | {"review": review, "round": round, "leads": True}
    context |= {"difference": pages.difference(review)}
    context |= {"invitation": _invitation(review), "reason": ReasonForm(), "next_round": next_round()} | forms
    form = next(iter(forms.values()))
    return render(request, "review/review.html", context | {"form": form}, status=422)
