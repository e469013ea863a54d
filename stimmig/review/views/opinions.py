"""What whoever is concerned says: written down by whoever guides the review, or by the one who was asked."""

from functools import partial
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from stimmig.core.errors import Refusal
from stimmig.people.middleware import SignedIn
from stimmig.people.models import Person
from stimmig.review import actions, pages, queries
from stimmig.review.forms import OpinionForm, OwnOpinionForm
from stimmig.review.models import Opinion, Review
from stimmig.review.refusals import refusal
from stimmig.review.views import ask_again, known, last_word, too_late
from stimmig.ui.merging import Build, Met, carried, keep


def opinion(request: SignedIn, pk: int, of: str) -> HttpResponse:
    """How it stands with those concerned. Whoever was asked in their name writes there what they say, and only they."""
    review = queries.review_for(request.user, pk)
    if of not in Opinion.Of.values:
        raise Http404
    form, met = _form(request, review, of), None
    if request.method == "POST":
        try:
            met, saved = _keep(request, review, of)
        except Refusal as refused:
            typed = _form(request, review, of, request.POST)
            return too_late(request, refused, typed, review.title, reverse("review", args=[review.pk]))
        if saved:
            page = "picture" if queries.has_picture(review) else "review"
            return redirect(f"{reverse(page, args=[review.pk])}#opinions")
        if met.asks:
            return ask_again(request, met, review, queries.latest_opinions(review)[of])
        form = cast(OpinionForm, met.form)
    context = pages.hearing(review, of) | {"form": form, "own": isinstance(form, OwnOpinionForm)}
    context["opened"] = carried(form, met)
    return render(request, "review/opinion.html", context, status=422 if met else 200)


def _form(request: SignedIn, review: Review, of: str, data: Any = None) -> OpinionForm | OwnOpinionForm:
    """Whoever was asked answers; whoever guides the review writes down how it stands; nobody else writes here."""
    last = queries.latest_opinions(review).get(of)
    if queries.writes_opinion(request.user, review, of):
        return OwnOpinionForm(data, initial={"text": last.text if last else ""})
    if code := queries.why_not_keep_opinion(request.user, review, of):
        raise PermissionDenied(refusal(Refusal(code)))
    return OpinionForm(data, initial=_as_it_stands(last), invited=_invited(review))


def _as_it_stands(last: Opinion | None) -> dict[str, Any]:
    if last is None:
        return {"on": timezone.localdate()}
    who = "" if last.person else last.who
    return {"kind": last.kind, "person": last.person, "who": who, "on": last.on, "text": last.text}


def _invited(review: Review) -> Any:
    """Whoever was invited and not released: they can see what it is about."""
    return Person.objects.filter(participations__review=review, participations__released_at=None).order_by("name", "pk")


def _keep(request: SignedIn, review: Review, of: str) -> tuple[Met, bool]:
    """Keep the word, unless somebody kept another one meanwhile."""

    def now() -> tuple[Build, dict[str, str]]:
        return partial(_form, request, review, of), last_word(queries.latest_opinions(review).get(of))

    def save(form: OpinionForm | OwnOpinionForm, sent: QueryDict) -> None:
        said, by, at = form.cleaned_data | {"known": known(sent)}, request.user, timezone.now()
        if isinstance(form, OwnOpinionForm):
            said |= {"kind": Opinion.Kind.GIVEN, "person": by, "on": timezone.localdate()}
        actions.keep_opinion(review=review, of=of, by=by, at=at, **said)

    return keep(request.POST, now, save)
