"""Looking a year ahead: each alone before handing in, then the stories without names, grouped by whoever guides."""

from typing import Any, cast

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from stimmig.core.errors import Refusal
from stimmig.people.middleware import SignedIn
from stimmig.review import actions, pages, queries
from stimmig.review.forms import ForesightForm, GroupingForm, PickForm
from stimmig.review.models import Foresight, Review
from stimmig.review.views import may_answer, must_lead, say_no, too_late
from stimmig.ui.merging import Build, Met, ask, keep, opened, tell_merged


@sensitive_post_parameters()
@never_cache
def foresight(request: SignedIn, pk: int) -> HttpResponse:
    """One page with two stories from a year ahead, for nobody else to read; whoever skips it misses nothing."""
    round = queries.round_for(request.user, pk)
    if request.method != "POST" and (round.number != 1 or not may_answer(request, round)):
        return redirect("review", round.review_id)
    kept = queries.own_foresight(request.user, round)
    form = ForesightForm(request.POST or None, initial=kept)
    if not form.is_valid():
        context = {"form": form, "round": round, "review": round.review, "kept": kept}
        return render(request, "review/foresight.html", context, status=422 if form.is_bound else 200)
    try:
        for kind, text in form.told.items():
            actions.foresee(round=round, kind=kind, text=text, by=request.user)
    except Refusal as refused:
        return too_late(request, refused, form, round.review.title, reverse("review", args=[round.review_id]))
    return redirect("answers", round.pk)


def stories(request: SignedIn, pk: int) -> HttpResponse:
    """Group what was foreseen; then say what weighs."""
    review = queries.review_for(request.user, pk)
    must_lead(request, review)
    form = GroupingForm(stories=_gone_wrong(review))
    if request.method != "POST":
        return _stories(request, review, form, _picking(review), opened(form))
    try:
        met, saved = _keep_groups(request, review)
    except Refusal as refused:
        typed = GroupingForm(request.POST, stories=_gone_wrong(review))
        return too_late(request, refused, typed, review.title, reverse("picture", args=[review.pk]))
    if met.asks:
        return ask(request, met, review.title, request.path, by=queries.grouped_last(review))
    if not saved:
        return _stories(request, review, cast(GroupingForm, met.form), _picking(review), met.opened)
    tell_merged(request, met)
    return redirect(f"{reverse(_page(request), args=[review.pk])}#weigh")


@require_GET
def meeting_stories(request: SignedIn, pk: int) -> HttpResponse:
    """The same on the wall: everybody reads along, and whoever guides groups and says what weighs."""
    review = queries.review_for(request.user, pk)
    if not queries.stories(review).exists():
        return redirect("meeting", review.pk)
    form = GroupingForm(stories=_gone_wrong(review))
    return _on_the_wall(request, review, _forms(form, _picking(review), opened(form)))


def _keep_groups(request: SignedIn, review: Review) -> tuple[Met, bool]:
    """Group the stories, beside what somebody else grouped meanwhile."""
    found: dict[str, dict[int, str]] = {}

    def now() -> tuple[Build, dict[str, str]]:
        told = list(_gone_wrong(review).select_related("group"))
        found["known"] = {story.pk: story.group.name if story.group else "" for story in told}
        return lambda data: GroupingForm(data, stories=told), {"compared": "1"}

    def save(form: GroupingForm, sent: QueryDict) -> None:
        compared = found["known"] if "compared" in sent else None
        actions.group(review=review, names=form.names, known=compared, by=request.user, at=timezone.now())

    return keep(request.POST, now, save)


@require_POST
def picks(request: SignedIn, pk: int) -> HttpResponse:
    """Say which groups weigh."""
    review = queries.review_for(request.user, pk)
    must_lead(request, review)
    form = _picking(review, request.POST)
    if not form.is_valid():
        grouping = GroupingForm(stories=_gone_wrong(review))
        return _stories(request, review, grouping, form, opened(grouping))
    try:
        actions.pick(review=review, groups=form.cleaned_data["groups"], by=request.user, at=timezone.now())
    except Refusal as refused:
        say_no(request, refused)
    if _page(request) == "meeting_stories":
        return redirect(f"{reverse('meeting_stories', args=[review.pk])}#told")
    return redirect(f"{reverse('picture', args=[review.pk])}#foreseen")


def _page(request: SignedIn) -> str:
    """Where the forms were filled in: on a page of their own, or in the meeting."""
    return "meeting_stories" if request.POST.get("then") == "meeting" else "stories"


def _gone_wrong(review: Review) -> Any:
    return queries.stories(review).filter(kind=Foresight.Kind.WRONG)


def _picking(review: Review, data: Any = None) -> PickForm:
    groups = list(queries.story_groups(review))
    return PickForm(data, among=groups, initial={"groups": [each.pk for each in groups if hasattr(each, "pick")]})


def _stories(request: SignedIn, review: Review, form: GroupingForm, picking: PickForm, carried: str) -> HttpResponse:
    forms = _forms(form, picking, carried)
    if _page(request) == "meeting_stories":
        return _on_the_wall(request, review, forms)
    return render(request, "review/stories.html", {"review": review} | forms, status=_status(forms))


def _on_the_wall(request: SignedIn, review: Review, forms: dict[str, Any]) -> HttpResponse:
    leads = queries.leads(request.user, review) and queries.is_open(review)
    context = {"review": review, "leads": leads} | pages.story_screen(review, leads) | forms
    return render(request, "review/meeting_stories.html", context, status=_status(forms))


def _forms(form: GroupingForm, picking: PickForm, carried: str) -> dict[str, Any]:
    groups = [name for _pk, name in picking.fields["groups"].choices]  # type: ignore[attr-defined]
    wrong = picking if picking.is_bound else form
    return {"grouping": form, "picking": picking, "groups": groups, "form": wrong, "opened": carried}


def _status(forms: dict[str, Any]) -> int:
    return 422 if forms["form"].is_bound else 200
