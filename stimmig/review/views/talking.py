"""The shared picture, and what the group records while it talks."""

from functools import partial
from typing import Any, cast

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from stimmig.core.errors import Refusal
from stimmig.core.framework import Fact
from stimmig.people.middleware import SignedIn
from stimmig.register.queries import is_deputy
from stimmig.review import actions, pages, queries
from stimmig.review.forms import AgreedLevelForm, SettlementForm
from stimmig.review.models import Review
from stimmig.review.views import ask_again, known, last_word, must_lead, say_no, too_late
from stimmig.review.views.guiding import next_round
from stimmig.review.words import Question
from stimmig.ui.merging import Build, Met, carried, keep


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
    form, met = AgreedLevelForm(question=shown["question"], initial=pages.agreed_before(last)), None
    if request.method == "POST":
        try:
            met, saved = keep_agreed(request, review, subject, shown["question"])
        except Refusal as refused:
            typed = AgreedLevelForm(request.POST, question=shown["question"])
            return too_late(request, refused, typed, review.title, reverse("review", args=[review.pk]))
        if saved:
            return redirect(f"{reverse('picture', args=[review.pk])}#{subject}")
        if met.asks:
            return ask_again(request, met, review, queries.latest_agreed(review)[subject])
        form = cast(AgreedLevelForm, met.form)
    context = {"review": review, "standing": shown, "last": last, "form": form, "opened": carried(form, met)}
    return render(request, "review/agreed_level.html", context, status=422 if met else 200)


def keep_agreed(request: SignedIn, review: Review, subject: str, question: Question) -> tuple[Met, bool]:
    """Record it, unless somebody recorded something else meanwhile."""

    def now() -> tuple[Build, dict[str, str]]:
        last = queries.latest_agreed(review).get(subject)
        initial = pages.agreed_before(last)
        return lambda data: AgreedLevelForm(data, question=question, initial=initial), last_word(last)

    def save(form: AgreedLevelForm, sent: QueryDict) -> None:
        said = form.cleaned_data | {"known": known(sent)}
        actions.agree(review=review, subject=subject, by=request.user, at=timezone.now(), **said)

    return keep(request.POST, now, save)


def settlement(request: SignedIn, pk: int, fact: str) -> HttpResponse:
    """Record what the group found out about a contested fact. What follows from it is read anew."""
    review = queries.review_for(request.user, pk)
    must_lead(request, review)
    doubt, back = _doubt(review, fact, request.GET.get("touchpoint", "")), request.GET.get("meeting", "")
    form, met = _settling(doubt, queries.framework(review).facts[fact]), None
    if request.method == "POST":
        try:
            met, saved = _keep_settlement(request, review, doubt)
        except Refusal as refused:
            typed = SettlementForm(request.POST, fact=queries.framework(review).facts[fact])
            return too_late(request, refused, typed, review.title, reverse("review", args=[review.pk]))
        if saved:
            return redirect(_back(review, back, "facts"))
        if met.asks:
            return ask_again(request, met, review, _doubt(review, fact, doubt["touchpoint"])["settlement"])
        form = cast(SettlementForm, met.form)
    context = {"review": review, "doubt": doubt, "form": form, "opened": carried(form, met)}
    context["back"] = _back(review, back, "facts")
    return render(request, "review/settlement.html", context, status=422 if met else 200)


def _settling(doubt: dict[str, Any], fact: Fact, data: Any = None) -> SettlementForm:
    """The form as the group settled it last, if it did."""
    last = doubt["settlement"]
    value = str(last.value).lower() if last and isinstance(last.value, bool) else last and last.value
    initial = {"outcome": last.outcome, "value": value, "reason": last.reason} if last else {}
    return SettlementForm(data, fact=fact, initial=initial)


def _keep_settlement(request: SignedIn, review: Review, doubt: dict[str, Any]) -> tuple[Met, bool]:
    where = {"fact": doubt["fact"], "touchpoint": doubt["touchpoint"]}
    fact = queries.framework(review).facts[doubt["fact"]]

    def now() -> tuple[Build, dict[str, str]]:
        again = _doubt(review, **where)
        return partial(_settling, again, fact), last_word(again["settlement"])

    def save(form: SettlementForm, sent: QueryDict) -> None:
        said = form.cleaned_data | {"known": known(sent)}
        actions.settle(review=review, by=request.user, at=timezone.now(), **where, **said)

    return keep(request.POST, now, save)


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
