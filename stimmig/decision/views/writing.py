"""The draft and its parts, which only their writer sees, and what the deputy prepares, which the leader sees too."""

from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET

from stimmig.core.errors import Refusal
from stimmig.decision import actions, drafting, pages, queries, words
from stimmig.decision.desk import NAMES, Desk
from stimmig.decision.forms import AgainstForm
from stimmig.decision.sheets import Sheet
from stimmig.decision.views import as_things_stand, desk
from stimmig.people.middleware import SignedIn
from stimmig.review.queries import review_for

BUTTONS = {"csrfmiddlewaretoken", "seen", "then", "take", "add", "remove"}


@require_GET
@never_cache
def draft(request: SignedIn, pk: int) -> HttpResponse:
    """The parts of a decision for the one who signs or prepares it; for everybody else whom it waits for."""
    review = review_for(request.user, pk)
    if queries.is_at_the_desk(request.user, review):
        return render(request, "decision/draft.html", pages.draft(desk(request, pk)))
    return render(request, "decision/waiting.html", pages.waiting(review, request.user))


@never_cache
@sensitive_post_parameters()
def part(request: SignedIn, pk: int, part: str) -> HttpResponse:
    """One part of a decision. Whatever is typed is kept first; what is missing is said afterwards."""
    here = desk(request, pk)
    if part not in drafting.PARTS:
        raise Http404
    if request.method != "POST":
        if part == "outcome" and here.unspoken:
            return _talk_first(request, here)
        return _part(request, here, part, here.sheet(part), here.typed(part))
    typed = {name: str(value) for name, value in request.POST.items() if name not in BUTTONS}
    typed = words.in_code(typed, here.settled)
    typed, anchor = pages.pressed(here, part, drafting.without_empty_lines(typed, part), request.POST)
    try:
        actions.write(
            review=here.review, part=part, content=typed, seen=request.POST.get("seen"),
            by=request.user, at=timezone.now(),
        )  # fmt: skip
    except Refusal as refused:
        return _not_kept(request, pk, part, typed, refused)
    if anchor is not None:
        return redirect(reverse("decision_part", args=[pk, part]) + anchor)
    return _onward(request, pk, part, typed)


def _onward(request: SignedIn, pk: int, part: str, typed: drafting.Typed) -> HttpResponse:
    """To what is still open; to the same part as long as something is missing in it, or to the list when one leaves."""
    if request.POST.get("then") == "list":
        return redirect("decision_draft", pk)
    here = desk(request, pk)
    if part == "outcome" and here.unspoken:
        return _talk_first(request, here)
    sheet = here.sheet(part, check=True)
    if not sheet.is_valid():
        return _part(request, here, part, sheet, typed, status=422)
    following = here.after(part)
    return redirect("decision_part", pk, following) if following else redirect("decision_check", pk)


def _talk_first(request: SignedIn, here: Desk) -> HttpResponse:
    """What is still to be talked about, in place of the outcome; what was written there before is kept."""
    kept = here.content.get("outcome")
    context = pages.unspoken(here) | {"review": here.review, "name": NAMES["outcome"], "kept": kept}
    context["progress_step"], context["progress_total"] = here.step("outcome")
    context["progress_label"] = gettext("Decision")
    return render(request, "decision/talk.html", context)


def _not_kept(request: SignedIn, pk: int, part: str, typed: drafting.Typed, refused: Refusal) -> HttpResponse:
    """How things stand now, with what was typed still there; whoever no longer decides is told who does."""
    here = desk(request, pk)
    if refused.code != "overtaken":
        raise BadRequest(refused.code) from refused
    return _part(request, here, part, here.sheet(part, typed), typed, status=409)


def _part(
    request: SignedIn, here: Desk, part: str, sheet: Sheet, typed: drafting.Typed, status: int = 200
) -> HttpResponse:
    context = pages.part(here, part, sheet, typed) | {"people": queries.nameable(), "name": NAMES[part]}
    context["opened"] = request.GET.get("open", "")
    context["overtaken"] = pages.overtaken(here, part) if status == 409 else None
    return render(request, f"decision/{part}.html", context, status=status)


@never_cache
@sensitive_post_parameters()
def against(request: SignedIn, pk: int) -> HttpResponse:
    """A pause before a decision against the picture: why all the same?"""
    here = desk(request, pk)
    if request.method != "POST" and not here.contradictions:
        return redirect("decision_draft", pk)
    typed = {"why": request.POST.get("why", "")}
    form = AgainstForm(typed if request.method == "POST" else None, initial={"why": here.decided.against_because})
    if request.method == "POST":
        with as_things_stand(lambda: desk(request, pk)):
            actions.write(review=here.review, part=drafting.AGAINST, content=typed, by=request.user, at=timezone.now())
        if form.is_valid():
            return redirect("decision_check", pk)
    page = pages.against(here) | {"form": form}
    return render(request, "decision/against.html", page, status=422 if form.errors else 200)
