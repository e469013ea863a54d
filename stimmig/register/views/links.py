"""The page behind a secret link: one question for somebody without an account, once."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from stimmig.core.errors import Faults, Refusal
from stimmig.register import actions, queries
from stimmig.register.forms import AnswerForm
from stimmig.register.models import FactRequest
from stimmig.register.queries import Question
from stimmig.register.views.common import say_faults


@never_cache
def fact_request(request: HttpRequest, token: str) -> HttpResponse:
    """Which house, who asks, one answer. Whoever comes too late is told so, also between the page and the answer."""
    asked = queries.request_of(token)
    if asked is None:
        raise Http404
    question = _question(asked)
    if over := _over(asked, question, timezone.now()):
        return _too_late(request, asked, over)
    form = AnswerForm(request.POST or None, question=question)
    if form.is_valid():
        try:
            return _answer(request, asked, form)
        except Faults as refusal:
            say_faults(form, refusal)
        except Refusal:
            return _too_late(request, asked, "answered")
    page = {"asked": asked, "form": form, "row": form.rows()[0]}
    return render(request, "register/request.html", page, status=422 if form.is_bound else 200)


def _answer(request: HttpRequest, asked: FactRequest, form: AnswerForm) -> HttpResponse:
    name = form.cleaned_data["name"]
    actions.answer_request(request=asked, entry=form.entry(), name=name, at=timezone.now())
    return render(request, "register/request_thanks.html", {"asked": asked})


def _question(asked: FactRequest) -> Question:
    """The question as it was asked; a touchpoint that is gone closes it."""
    try:
        return queries.question(asked.use_case, queries.value(asked.use_case), asked.fact, asked.touchpoint)
    except LookupError as error:
        raise Http404 from error


def _over(asked: FactRequest, question: Question, at: datetime) -> str:
    """Why a link no longer asks; empty while it does."""
    if asked.use_case.ending_id is not None:
        return "rests"
    if asked.answered_at or question.known:
        return "answered"
    if not asked.is_open(at):
        return "expired"
    return "" if queries.may_answer(asked.asked_by, question.fact) else "house"


def _too_late(request: HttpRequest, asked: FactRequest, over: str) -> HttpResponse:
    """Why the link no longer asks, and whom to speak to."""
    return render(request, "register/request_over.html", {"asked": asked, "over": over}, status=410)
