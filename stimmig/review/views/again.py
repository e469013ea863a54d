"""After the talk: a second round, or what stays open on purpose."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from stimmig.core.errors import Refusal
from stimmig.people.middleware import SignedIn
from stimmig.review import actions, pages, queries
from stimmig.review.forms import SecondRoundForm
from stimmig.review.views import must_lead, say_no
from stimmig.review.views.guiding import next_round


def second_round(request: SignedIn, pk: int) -> HttpResponse:
    """Have everybody judge again, unseen, what was talked about."""
    review = queries.review_for(request.user, pk)
    must_lead(request, review)
    if not queries.may_judge_again(review):
        return redirect("review", review.pk)
    page = pages.second_round(review)
    initial = {"subjects": page["suggested"], "due_on": next_round().initial["due_on"]}
    form = SecondRoundForm(request.POST or None, choices=page["choices"], initial=initial)
    if not form.is_valid():
        context = {"review": review, "form": form}
        return render(request, "review/second_round.html", context, status=422 if form.is_bound else 200)
    try:
        actions.open_second_round(review=review, by=request.user, at=timezone.now(), **form.cleaned_data)
    except Refusal as refused:
        say_no(request, refused)
    return redirect("review", review.pk)


@require_POST
def left_open(request: SignedIn, pk: int) -> HttpResponse:
    """Leave open, on purpose and on record, whatever people still see differently."""
    review = queries.review_for(request.user, pk)
    must_lead(request, review)
    try:
        actions.leave_rest_open(review=review, by=request.user, at=timezone.now())
    except Refusal as refused:
        say_no(request, refused)
    if request.POST.get("then") == "decision":
        return redirect("decision_part", review.pk, "outcome")
    return redirect(reverse("picture", args=[review.pk]))
