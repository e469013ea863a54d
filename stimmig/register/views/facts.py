"""Facts: the seven that matter most, and the whole list."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from stimmig.people.middleware import SignedIn
from stimmig.people.models import Person
from stimmig.register import queries
from stimmig.register.forms import FactsForm
from stimmig.register.models import UseCase
from stimmig.register.queries import Question
from stimmig.register.views.answering import (
    address_of,
    ask_both,
    keep_answers,
    marks_now,
    must_answer,
    named_questions,
    sent_questions,
    tell_kept,
)
from stimmig.register.views.common import show
from stimmig.ui.comparing import differing
from stimmig.ui.merging import Met, tell_merged


def use_case_facts(request: SignedIn, pk: int) -> HttpResponse:
    """The seven facts that matter most, answered where they stand."""
    use_case = queries.editable_use_case_for(request.user, pk)
    if "asked" in request.GET:
        return _chosen(request, use_case)
    read = queries.reading(use_case, of_house=queries.ours(request.house))
    waiting = queries.matter_most(use_case, read, request.user, timezone.now())
    mine, of_house = _divided(request.user, waiting)
    inline = [question for question in mine if question.fact.key not in queries.ELSEWHERE][: queries.SEVEN]
    elsewhere = [question for question in waiting[: queries.SEVEN] if question.fact.key in queries.ELSEWHERE]
    left = len(waiting) - len(inline)
    more = {"elsewhere": _addresses(use_case, elsewhere), "left": left, "find_out": queries.find_out(use_case)}
    return _facts(request, use_case, inline, "register/facts.html", "use_case_facts", of_house=of_house, **more)


def _chosen(request: SignedIn, use_case: UseCase) -> HttpResponse:
    """The facts another page leads to, to be answered at once; then back to it."""
    asked, _gone = named_questions(request.GET, use_case, request.house)
    mine, of_house = _divided(request.user, [one for one in asked if one.fact.key not in queries.ELSEWHERE])
    back = "use_case_difference" if queries.origin_of(use_case) else "use_case_facts"
    return _facts(request, use_case, mine, "register/facts.html", back, of_house=of_house, chosen=True)


def use_case_all_facts(request: SignedIn, pk: int) -> HttpResponse:
    """Every fact, by dimension. With a dimension named, its questions to be answered."""
    use_case = queries.use_case_for(request.user, pk)
    groups = queries.all_facts(use_case, queries.value(use_case, queries.ours(request.house)), timezone.localdate())
    chosen = request.GET.get("group")
    if chosen is None:
        may_edit = queries.may_edit(request.user, use_case)
        for_house = queries.may_answer_for_house(request.user)
        page = {"use_case": use_case, "groups": groups, "may_edit": may_edit, "may_answer_for_house": for_house}
        return render(request, "register/all_facts.html", page)
    group = next((group for group in groups if group.dimension == chosen), None)
    if group is None:
        raise Http404
    use_case = queries.editable_use_case_for(request.user, pk)
    mine, of_house = _divided(request.user, group.asked)
    more = {"group": group, "of_house": of_house}
    return _facts(request, use_case, mine, "register/group_facts.html", "use_case_all_facts", **more)


def _divided(person: Person, asked: Iterable[Question]) -> tuple[list[Question], list[Question]]:
    """What this person may answer, and what holds for the whole house and is for others to settle."""
    asked = list(asked)
    mine = [question for question in asked if queries.may_answer(person, question.fact)]
    return mine, [question for question in asked if question not in mine]


def _facts(
    request: SignedIn, use_case: UseCase, asked: Sequence[Question], template: str, back: str, **more: Any
) -> HttpResponse:
    """A page of questions. What was asked is in the page, so that an answer never meets another question."""
    if request.method != "POST":
        seen = marks_now(request.house)
        return show(request, template, use_case, FactsForm(questions=asked), house_seen=seen, **more)
    questions, gone = sent_questions(request, use_case)
    must_answer(request.user, questions)
    if gone:
        form = FactsForm(request.POST, questions=questions) if questions else FactsForm(questions=asked)
        seen = request.POST.get("house_seen", "")
        stale = _gone(request, use_case, gone)
        return show(request, template, use_case, form, stale=stale, house_seen=seen, status=409, **more)
    met, saved = keep_answers(request, use_case, questions)
    if saved:
        return _after(request, use_case, met, back)
    if met.asks:
        return ask_both(request, use_case, met, questions)
    return show(request, template, use_case, met.form, met=met, house_seen=met.sent.get("house_seen", ""), **more)


def _after(request: HttpRequest, use_case: UseCase, met: Met, back: str) -> HttpResponse:
    """Back to the questions; or to the one that is to be passed on, now that everything else is kept."""
    form = cast(FactsForm, met.form)
    tell_merged(request, met)
    passed = {f"{one.fact.key}@{one.touchpoint}": one for one in form.questions}.get(request.POST.get("pass_on", ""))
    if passed:
        return redirect(address_of(use_case, passed) + "#pass-on")
    tell_kept(request, form)
    return redirect(back, pk=use_case.pk)


def _gone(request: HttpRequest, use_case: UseCase, gone: Sequence[Question]) -> dict[str, Any]:
    """What was typed about touchpoints somebody renamed or removed meanwhile, so that none of it is lost."""
    last = queries.written(use_case, "touchpoints")
    if not last["at"]:  # nobody changed them: there never was such a touchpoint
        raise Http404
    now = {"theirs": _("This touchpoint is gone, or has another name now.")}
    rows = [
        row | now
        for question in gone
        for row in differing(FactsForm(request.POST, questions=[question]), FactsForm(questions=[question]))
    ]
    at = datetime.fromisoformat(last["at"])
    return {"by": last["by"], "at": at, "rows": rows}


def _addresses(use_case: UseCase, questions: Sequence[Question]) -> list[dict[str, Any]]:
    """Questions that are answered on another page, with the way there."""
    return [{"question": one, "url": reverse(queries.ELSEWHERE[one.fact.key], args=[use_case.pk])} for one in questions]
