"""The desk: see who waits, take over, write, give back."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from stimmig.operation import actions, queries
from stimmig.operation.forms import BecameForm, LineForm
from stimmig.operation.models import Takeover
from stimmig.operation.pages import takeovers as pages
from stimmig.operation.watching import watched
from stimmig.people.middleware import SignedIn


@never_cache
def takeovers(request: SignedIn) -> HttpResponse:
    """Who waits for a human, since when and why."""
    return render(request, "operation/takeovers.html", pages.desk(request.user, timezone.now()))


@require_GET
def changes(request: SignedIn) -> HttpResponseBase:
    """Say when something on the desk has changed."""
    person = request.user
    return watched(lambda: queries.desk_mark(person), request.GET.get("seen", ""))


@never_cache
def takeover(request: SignedIn, pk: int) -> HttpResponse:
    """One conversation, and what can be done in it."""
    return _conversation(request, pk, LineForm())


@require_GET
def takeover_changes(request: SignedIn, pk: int) -> HttpResponseBase:
    """Say when something in one conversation has changed."""
    found = queries.takeover_for(request.user, pk)
    return watched(lambda: queries.mark_of(found), request.GET.get("seen", ""))


@require_POST
def acceptances(request: SignedIn, pk: int) -> HttpResponse:
    """Take a conversation over; one that nobody took in time, anew."""
    found, me, now = queries.takeover_for(request.user, pk), request.user, timezone.now()
    if found.is_left:
        return redirect("takeover", actions.take(conversation=found.conversation, by=me, at=now).pk)
    actions.accept(takeover=found, by=me, at=now)
    return redirect("takeover", pk)


@require_POST
@sensitive_post_parameters()
def lines(request: SignedIn, pk: int) -> HttpResponse:
    """Say something to the person."""
    form = LineForm(request.POST)
    if not form.is_valid():
        return _conversation(request, pk, form)
    found = queries.takeover_for(request.user, pk)
    actions.write(takeover=found, **form.cleaned_data, by=request.user, at=timezone.now())
    return redirect("takeover", pk)


@require_POST
def returns(request: SignedIn, pk: int) -> HttpResponse:
    """Let the AI go on; out of need once asked more."""
    found = queries.takeover_for(request.user, pk)
    if _asks_more(request, found):
        return render(request, "operation/takeover_sure.html", {"takeover": found, "returns": True})
    actions.give_back(takeover=found, by=request.user, at=timezone.now())
    messages.success(request, _("The AI goes on, and says again that it is one."))
    return redirect("takeovers")


@require_POST
def ends(request: SignedIn, pk: int) -> HttpResponse:
    """Say that it is settled; out of need once asked more."""
    found = queries.takeover_for(request.user, pk)
    if _asks_more(request, found):
        return render(request, "operation/takeover_sure.html", {"takeover": found})
    actions.end(takeover=found, by=request.user, at=timezone.now())
    messages.success(request, _("The conversation is over."))
    return redirect("takeovers")


@require_POST
def outcomes(request: SignedIn, pk: int) -> HttpResponse:
    """Say what became of a wish nobody met in time."""
    form = BecameForm(request.POST)
    if not form.is_valid():
        return _conversation(request, pk, form)
    found = queries.takeover_for(request.user, pk)
    actions.say_what_became(takeover=found, **form.cleaned_data, by=request.user, at=timezone.now())
    return redirect("takeovers")


def _asks_more(request: SignedIn, found: Takeover) -> bool:
    """Whether somebody in need is about to be left by whoever has them, and that was not asked yet."""
    mine = found.accepted_by_id == request.user.pk and found.ended_at is None
    return found.is_from_need and mine and "sure" not in request.POST


def _conversation(request: SignedIn, pk: int, form: LineForm | BecameForm) -> HttpResponse:
    at = timezone.now()
    found = queries.takeover_for(request.user, pk)
    actions.look(takeover=found, by=request.user, at=at)
    if found.is_left and not form.is_bound:
        form = BecameForm()
    page = pages.conversation(found, request.user, at) | {"form": form}
    return render(request, "operation/takeover.html", page, status=422 if form.errors else 200)
