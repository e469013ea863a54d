"""What puts a name on record: the signature of the one who decides, and a voice against it."""

from collections.abc import Sequence

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from stimmig.core.errors import Refusal
from stimmig.decision import actions, pages, queries
from stimmig.decision.desk import Desk
from stimmig.decision.forms import DissentForm, SignatureForm
from stimmig.decision.views import as_things_stand, desk
from stimmig.people import proof
from stimmig.people.middleware import SignedIn


@require_GET
@never_cache
def check(request: SignedIn, pk: int) -> HttpResponse:
    """Everything once more, and then the signature; for the deputy without it."""
    return _check(request, desk(request, pk), _unsigned(request))


def _unsigned(request: SignedIn) -> SignatureForm:
    return SignatureForm(person=request.user, proved=proof.is_fresh(request))


def _check(request: SignedIn, here: Desk, form: SignatureForm, changed: Sequence[str] = ()) -> HttpResponse:
    """The draft as it stands now. Where it cannot be signed as it stands, the page that says what is missing."""
    if way := here.on_the_way:
        for sentence in changed if here.content else ():  # where all is gone, the next page says that it is signed
            messages.warning(request, sentence)
        return redirect(way, here.review.pk)
    ways = proof.ways(request, reverse("decision_check", args=[here.review.pk]))
    page = pages.check(here) | {"form": form, "changed": changed, "ways": ways}
    return render(request, "decision/check.html", page, status=409 if changed else 422 if form.errors else 200)


@require_POST
@never_cache
@sensitive_post_parameters("password")
def signatures(request: SignedIn, pk: int) -> HttpResponse:
    """Sign: prove who you are once more, and what you have read stands. Anything else is shown again first."""
    queries.review_to_decide_for(request.user, pk)  # whoever prepares it does not sign
    here, read = desk(request, pk), request.POST.get("read", "")
    if changed := pages.changed(here, read):
        return _check(request, here, _unsigned(request), changed)
    too_many = not ratelimit.consume(request, action="reauthenticate", user=request.user)
    form = SignatureForm(request.POST, person=request.user, proved=proof.is_fresh(request), too_many=too_many)
    if here.on_the_way or not form.is_valid():
        return _check(request, here, form)
    try:
        signed = actions.sign(review=here.review, seen=read, proved=True, by=request.user, at=timezone.now())
    except Refusal:  # another hand was quicker by a moment
        here = desk(request, pk)
        return _check(request, here, _unsigned(request), pages.changed(here, read))
    proof.use_up(request)
    return redirect("decision", signed.pk)


@never_cache
@sensitive_post_parameters()
def dissents(request: SignedIn, pk: int) -> HttpResponse:
    """Put a voice against on record."""
    review = queries.review_to_dissent_for(request.user, pk)
    form = DissentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with as_things_stand(lambda: queries.review_to_dissent_for(request.user, pk)):
            actions.dissent(review=review, **form.cleaned_data, by=request.user, at=timezone.now())
        decided = queries.latest_decision(review)
        return redirect("decision", decided.pk) if decided else redirect("decision_draft", pk)
    context = {"review": review, "form": form, "dissents": queries.dissents(review)}
    return render(request, "decision/dissent.html", context, status=422 if form.errors else 200)
