"""Answering alone, one question a page, and handing in unseen. These forms never reach a log or a cache."""

from pathlib import Path
from typing import Any

from django.db import transaction
from django.forms import Form
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from stimmig.core.errors import Refusal
from stimmig.people.middleware import SignedIn
from stimmig.review import actions, pages, queries
from stimmig.review.forms import ContestForm, JudgementForm
from stimmig.review.models import Judgement, Round
from stimmig.review.views import may_answer, number, say_no, too_late
from stimmig.review.words import (
    contacts,
    everything_known,
    known,
    touchpoints_known,
)
from stimmig.review.words import (
    question as asked,
)


@sensitive_post_parameters()
@never_cache
def question(request: SignedIn, pk: int, subject: str) -> HttpResponse:
    """One question on one page. Saving goes straight to the next."""
    round = queries.round_for(request.user, pk)
    if subject not in round.subjects:
        raise Http404
    if request.method != "POST" and not may_answer(request, round):
        return redirect("review", round.review_id)
    draft = queries.own_drafts(request.user, round).get(subject)
    before = queries.own_before(request.user, round).get(subject)
    begun, page = draft or before, _sheet(round, subject)
    form = JudgementForm(
        request.POST or None,
        request.FILES or None,
        initial=_typed(begun),
        question=page["question"],
        framework=queries.framework(round.review),
        contestable=page["contestable"],
        has_file=bool(begun and begun.exhibit_file),
        before=queries.as_core(before) if before else None,
    )
    if not form.is_bound or not form.is_valid():
        context = {**page, "form": form, "draft": draft, "round": round, "review": round.review}
        context |= {"before": pages.own_before(before, round), "attached": begun}
        return render(request, "review/question.html", context, status=422 if form.is_bound else 200)
    try:
        _keep(request, round, subject, form.cleaned_data)
    except Refusal as refused:
        return _too_late(request, round, refused, form)
    return redirect(_next(request, round, subject))


def _sheet(round: Round, subject: str) -> dict[str, Any]:
    """What stands around one question: what is known, a real case, how far one is."""
    framework, use_case = queries.framework(round.review), queries.frozen(round.review)
    rows = known(subject, framework, use_case)
    on_relation = subject.startswith("R")
    step = round.subjects.index(subject)
    return {
        "question": asked(subject, framework, use_case, round.review.as_of),
        "known": rows,
        "contacts": contacts(framework, use_case) if on_relation else [],
        "contestable": [*(touchpoints_known(framework, use_case) if on_relation else []), *rows],
        "case": pages.case(subject),
        "difference": pages.difference(round.review, subject[0]),
        "progress_step": step + 1,
        "progress_total": len(round.subjects),
        "back": reverse("question", args=[round.pk, round.subjects[step - 1]]) if step else "",
    }


def _typed(draft: Judgement | None) -> dict[str, Any]:
    if draft is None:
        return {}
    answer = str(draft.level) if draft.level is not None else draft.answer
    return {
        "answer": answer,
        "reason": draft.reason,
        "exhibit": draft.exhibit,
        "wants_opening": draft.wants_opening,
    }


@transaction.atomic
def _keep(request: SignedIn, round: Round, subject: str, said: dict[str, Any]) -> None:
    """Save the answer and, with it, a doubt about a fact."""
    actions.write(
        round=round,
        subject=subject,
        answer=said["answer"],
        level=said["level"],
        reason=said["reason"],
        exhibit=said["exhibit"],
        exhibit_file=said["exhibit_file"],
        wants_opening=said.get("wants_opening", False),
        by=request.user,
        at=timezone.now(),
    )
    if said.get("contest_fact"):
        fact, touchpoint = said["contest_fact"].split("|", 1)
        actions.contest(
            round=round, fact=fact, touchpoint=touchpoint, sentence=said["contest_sentence"], by=request.user
        )


def _next(request: SignedIn, round: Round, subject: str) -> str:
    """The next question; after the last one, or when one came from there, the overview."""
    step = round.subjects.index(subject) + 1
    if step == len(round.subjects) or request.GET.get("from") == "answers":
        return reverse("answers", args=[round.pk])
    return reverse("question", args=[round.pk, round.subjects[step]])


def _too_late(request: SignedIn, round: Round, refused: Refusal, form: Form) -> HttpResponse:
    return too_late(request, refused, form, round.review.title, reverse("review", args=[round.review_id]))


@never_cache
def answers(request: SignedIn, pk: int) -> HttpResponse:
    """All answers at a glance, what speaks against them, and the button that hands them in."""
    round = queries.round_for(request.user, pk)
    if not may_answer(request, round):
        return redirect("review", round.review_id)
    rows = pages.overview(request.user, round)
    context = {
        "round": round,
        "review": round.review,
        "rows": rows,
        "open": [row for row in rows if row["open"]],
        "unreasoned": [row for row in rows if row.get("needs_reason")],
        "doubts": pages.own_doubts(request.user, round),
        "foreseen": queries.own_foresight(request.user, round),
        "seal": queries.own_seal(request.user, round),
        "changed": queries.changed_since_handed_in(request.user, round),
    }
    return render(request, "review/answers.html", context)


@sensitive_post_parameters()
@never_cache
def contests(request: SignedIn, pk: int) -> HttpResponse:
    """The facts one doubts: each with a sentence, unseen until the reveal."""
    round = queries.round_for(request.user, pk)
    if request.method != "POST" and not may_answer(request, round):
        return redirect("review", round.review_id)
    if request.POST.get("forget"):
        return _forget(request, round)
    rows = everything_known(queries.framework(round.review), queries.frozen(round.review))
    form = ContestForm(request.POST or None, contestable=rows)
    if not form.is_valid():
        context = {
            "form": form,
            "round": round,
            "review": round.review,
            "doubts": pages.own_doubts(request.user, round),
        }
        return render(request, "review/contests.html", context, status=422 if form.is_bound else 200)
    fact, touchpoint = form.cleaned_data["fact"].split("|", 1)
    sentence = form.cleaned_data["sentence"]
    try:
        actions.contest(round=round, fact=fact, touchpoint=touchpoint, sentence=sentence, by=request.user)
    except Refusal as refused:
        return _too_late(request, round, refused, form)
    return redirect("contests", round.pk)


def _forget(request: SignedIn, round: Round) -> HttpResponse:
    """Doubt a fact no longer."""
    doubt = get_object_or_404(queries.own_doubts(request.user, round), pk=number(request.POST["forget"]))
    try:
        actions.withdraw_contest(contest=doubt, by=request.user)
    except Refusal as refused:
        say_no(request, refused)
    return redirect("contests", round.pk)


@require_POST
@never_cache
def seals(request: SignedIn, pk: int) -> HttpResponse:
    """Hand in unseen."""
    round = queries.round_for(request.user, pk)
    try:
        actions.seal(round=round, by=request.user, at=timezone.now())
    except Refusal as refused:
        say_no(request, refused)
        return redirect("answers", round.pk)
    return redirect("review", round.review_id)


@never_cache
def exhibit(request: SignedIn, pk: int) -> FileResponse:
    """The file behind a judgement, as unseen as the judgement; always a download, never run by the browser."""
    judgement = queries.exhibit_for(request.user, pk)
    suffix = Path(judgement.exhibit_file.name or "").suffix
    return FileResponse(judgement.exhibit_file.open(), as_attachment=True, filename=f"{judgement.subject}-{pk}{suffix}")
