"""One fact alone, and the way to pass it on."""

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from stimmig.people.middleware import SignedIn
from stimmig.people.queries import people
from stimmig.register import actions, queries
from stimmig.register.forms import FactsForm, PassOnForm
from stimmig.register.models import UseCase
from stimmig.register.queries import Question
from stimmig.register.views.answering import (
    address_of,
    ask_both,
    keep_answers,
    marks_now,
    must_answer,
    sent_questions,
    tell_kept,
)
from stimmig.register.views.common import show
from stimmig.register.views.facts import use_case_facts
from stimmig.ui.merging import tell_merged


def use_case_fact(request: SignedIn, pk: int, fact: str) -> HttpResponse:
    """One fact a page: its answer, where it comes from, and the way to pass it on."""
    use_case = queries.editable_use_case_for(request.user, pk)
    if request.method == "POST" and sent_questions(request, use_case)[1]:
        return use_case_facts(request, pk)
    question = _question(request, use_case, fact)
    must_answer(request.user, [question])
    form, met = FactsForm(questions=[question]), None
    if request.method == "POST":
        met, saved = keep_answers(request, use_case, [question])
        if saved:
            tell_merged(request, met)
            tell_kept(request, cast(FactsForm, met.form))
            return redirect("use_case_facts", pk=pk)
        if met.asks:
            return ask_both(request, use_case, met, [question])
        form = cast(FactsForm, met.form)
    more: dict[str, Any] = {
        "question": question,
        "row": form.rows()[0],
        "link": _link(request, question),
        "pass_on": PassOnForm(),
        "people": people(),
        "places": _places(use_case, question),
        "house_seen": met.sent.get("house_seen", "") if met else marks_now(request.house),
    }
    return show(request, "register/fact.html", use_case, form, met=met, **more)


def _question(request: SignedIn, use_case: UseCase, fact: str) -> Question:
    if fact in queries.ELSEWHERE or fact not in queries.framework().facts:
        raise Http404
    try:
        described = queries.value(use_case, queries.ours(request.house))
        return queries.question(use_case, described, fact, request.GET.get("touchpoint", ""))
    except LookupError as error:
        raise Http404 from error


def _places(use_case: UseCase, question: Question) -> list[str]:
    """Touchpoints at which a fact of the whole use may be another one."""
    if question.touchpoint or question.fact.scope != "use_case" or question.known is None:
        return []
    return [point["name"] for point in use_case.file.get("touchpoints", [])]


def _link(request: HttpRequest, question: Question) -> str:
    """The secret link, while it is open."""
    asked = question.request
    if asked is None or not asked.is_open(timezone.now()):
        return ""
    return request.build_absolute_uri(reverse("fact_request", args=[asked.token]))


@require_POST
def fact_requests(request: SignedIn, pk: int, fact: str) -> HttpResponse:
    """Make the link by which somebody else answers one question, or take back the one that is open."""
    use_case = queries.editable_use_case_for(request.user, pk)
    question = _question(request, use_case, fact)
    must_answer(request.user, [question])
    if "take_back" in request.POST and question.request:
        actions.take_back(request=question.request, by=request.user, at=timezone.now())
        return redirect(address_of(use_case, question) + "#link")
    form = PassOnForm(request.POST)
    form.full_clean()
    place = {"fact": fact, "touchpoint": question.touchpoint, "passed_to": form.cleaned_data.get("passed_to", "")}
    actions.pass_on(use_case=use_case, **place, by=request.user, at=timezone.now())
    return redirect(address_of(use_case, question) + "#link")
