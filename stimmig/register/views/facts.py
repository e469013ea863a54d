"""Facts: the seven that matter most, the whole list, one alone, and the way to pass it on."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from stimmig.people.middleware import SignedIn
from stimmig.people.models import Person
from stimmig.people.queries import people
from stimmig.register import actions, queries
from stimmig.register.forms import FactsForm, PassOnForm
from stimmig.register.models import UseCase
from stimmig.register.queries import Question
from stimmig.register.views.common import ask, keep_part, show, version_of
from stimmig.ui.comparing import differing
from stimmig.ui.merging import Met, tell_merged


def use_case_facts(request: SignedIn, pk: int) -> HttpResponse:
    """The seven facts that matter most, answered where they stand."""
    use_case = queries.editable_use_case_for(request.user, pk)
    if "asked" in request.GET:
        return _chosen(request, use_case)
    read = queries.reading(use_case)
    waiting = queries.matter_most(use_case, read, request.user, timezone.now())
    mine, of_house = _divided(request.user, waiting)
    inline = [question for question in mine if question.fact.key not in queries.ELSEWHERE][: queries.SEVEN]
    elsewhere = [question for question in waiting[: queries.SEVEN] if question.fact.key in queries.ELSEWHERE]
    left = len(waiting) - len(inline)
    more = {"elsewhere": _addresses(use_case, elsewhere), "left": left, "find_out": queries.find_out(use_case)}
    return _facts(request, use_case, inline, "register/facts.html", "use_case_facts", of_house=of_house, **more)


def _chosen(request: SignedIn, use_case: UseCase) -> HttpResponse:
    """The facts another page leads to, to be answered at once; then back to it."""
    asked, _gone = _named(request.GET, use_case)
    mine, of_house = _divided(request.user, [one for one in asked if one.fact.key not in queries.ELSEWHERE])
    back = "use_case_difference" if queries.origin_of(use_case) else "use_case_facts"
    return _facts(request, use_case, mine, "register/facts.html", back, of_house=of_house, chosen=True)


def use_case_all_facts(request: SignedIn, pk: int) -> HttpResponse:
    """Every fact, by dimension. With a dimension named, its questions to be answered."""
    use_case = queries.use_case_for(request.user, pk)
    groups = queries.all_facts(use_case, queries.value(use_case), timezone.localdate())
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


def _must_answer(person: Person, asked: Iterable[Question]) -> None:
    """Refuse what holds for the whole house to whoever may not settle it, and say who may."""
    if any(question.fact.scope == "house" for question in asked):
        queries.must_answer_for_house(person)


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
        return show(request, template, use_case, FactsForm(questions=asked), house_seen=_marks(), **more)
    questions, gone = _sent(request, use_case)
    _must_answer(request.user, questions)
    if gone:
        form = FactsForm(request.POST, questions=questions) if questions else FactsForm(questions=asked)
        seen = request.POST.get("house_seen", "")
        stale = _gone(request, use_case, gone)
        return show(request, template, use_case, form, stale=stale, house_seen=seen, status=409, **more)
    met, saved = _keep(request, use_case, questions)
    if saved:
        return _after(request, use_case, met, back)
    if met.asks:
        return _ask(request, use_case, met, questions)
    return show(request, template, use_case, met.form, met=met, house_seen=met.sent.get("house_seen", ""), **more)


def _keep(request: SignedIn, use_case: UseCase, questions: Sequence[Question]) -> tuple[Met, bool]:
    """Save the answers, with what somebody else answered meanwhile."""

    def prepare(now: UseCase) -> Callable[[Any], FactsForm]:
        again = _again(now, questions)
        return lambda data: FactsForm(data, questions=again)

    return keep_part(request, use_case, prepare, partial(_save, request, use_case), lambda: {"house_seen": _marks()})


def _ask(request: SignedIn, use_case: UseCase, met: Met, questions: Sequence[Question]) -> HttpResponse:
    """Both answers side by side, with who gave the other one."""
    of_house = [question.fact.key for question in questions if question.fact.scope == "house"]
    parts = [queries.fact_part(*question.key) for question in questions]
    return ask(request, use_case, met, parts, of_house)


def _after(request: HttpRequest, use_case: UseCase, met: Met, back: str) -> HttpResponse:
    """Back to the questions; or to the one that is to be passed on, now that everything else is kept."""
    form = cast(FactsForm, met.form)
    tell_merged(request, met)
    passed = {f"{one.fact.key}@{one.touchpoint}": one for one in form.questions}.get(request.POST.get("pass_on", ""))
    if passed:
        return redirect(_address(use_case, passed) + "#pass-on")
    _tell(request, form)
    return redirect(back, pk=use_case.pk)


def _sent(request: HttpRequest, use_case: UseCase) -> tuple[list[Question], list[Question]]:
    """The questions a page was made with, as the page says; apart from them those whose touchpoint is gone since."""
    return _named(request.POST, use_case)


def _named(said: QueryDict, use_case: UseCase) -> tuple[list[Question], list[Question]]:
    """The questions an address or a page names."""
    keys = [(fact, place) for fact, _at, place in (one.partition("@") for one in said.getlist("asked")[:200])]
    facts, described = queries.framework().facts, queries.value(use_case)
    if not all(fact in facts for fact, _place in keys):
        raise Http404
    places = {"", *(point.name for point in described.touchpoints)}
    there = queries.questions(use_case, described, [key for key in keys if key[1] in places])
    return there, [Question(facts[fact], place) for fact, place in keys if place not in places]


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


def _again(use_case: UseCase, questions: Sequence[Question]) -> list[Question]:
    """The same questions on what is known now."""
    return queries.questions(use_case, queries.value(use_case), [question.key for question in questions])


def _save(request: SignedIn, use_case: UseCase, form: FactsForm, sent: QueryDict) -> None:
    file, seen = queries.document(use_case), _house_seen(sent)
    answers = [
        (*question.key, entry)
        for question, entry in form.answers()
        if entry != _known_entry(file, question) and not _untouched(question, entry, seen)
    ]
    shown: dict[str, Any] = {"version": version_of(sent), "house_seen": seen}
    actions.answer_facts(use_case=use_case, answers=answers, **shown, by=request.user, at=timezone.now())


def _marks() -> str:
    """What the house says now, as a page of questions remembers it."""
    return " ".join(f"{key}={mark}" for key, mark in queries.house_marks().items())


def _house_seen(sent: QueryDict) -> dict[str, str]:
    """What the house said when the page was made; a page that does not say knew nothing of it."""
    pairs = (said.partition("=") for said in sent.get("house_seen", "").split())
    return {key: mark for key, _is, mark in pairs}


def _untouched(question: Question, entry: Any, seen: Mapping[str, str]) -> bool:
    """Whether a fact of the house was sent back as it was shown: nobody said anything."""
    return question.fact.scope == "house" and queries.house_mark(entry) == seen.get(question.fact.key)


def _known_entry(file: Mapping[str, Any], question: Question) -> Any:
    """What stands there already; an answer that says the same writes nothing. Never None: not to know is an answer."""
    entry = queries.fact_entry(file, *question.key)
    return "" if entry is None else entry


def _tell(request: HttpRequest, form: FactsForm) -> None:
    count = len(form.answers())
    said = ngettext("One answer is kept.", "%(count)d answers are kept.", count) % {"count": count}
    messages.success(request, said if count else _("Nothing was answered, nothing has changed."))


def _addresses(use_case: UseCase, questions: Sequence[Question]) -> list[dict[str, Any]]:
    """Questions that are answered on another page, with the way there."""
    return [{"question": one, "url": reverse(queries.ELSEWHERE[one.fact.key], args=[use_case.pk])} for one in questions]


# ----- one fact


def use_case_fact(request: SignedIn, pk: int, fact: str) -> HttpResponse:
    """One fact a page: its answer, where it comes from, and the way to pass it on."""
    use_case = queries.editable_use_case_for(request.user, pk)
    if request.method == "POST" and _sent(request, use_case)[1]:
        return use_case_facts(request, pk)
    question = _question(use_case, fact, request.GET.get("touchpoint", ""))
    _must_answer(request.user, [question])
    form, met = FactsForm(questions=[question]), None
    if request.method == "POST":
        met, saved = _keep(request, use_case, [question])
        if saved:
            tell_merged(request, met)
            _tell(request, cast(FactsForm, met.form))
            return redirect("use_case_facts", pk=pk)
        if met.asks:
            return _ask(request, use_case, met, [question])
        form = cast(FactsForm, met.form)
    more: dict[str, Any] = {
        "question": question,
        "row": form.rows()[0],
        "link": _link(request, question),
        "pass_on": PassOnForm(),
        "people": people(),
        "places": _places(use_case, question),
        "house_seen": met.sent.get("house_seen", "") if met else _marks(),
    }
    return show(request, "register/fact.html", use_case, form, met=met, **more)


def _question(use_case: UseCase, fact: str, touchpoint: str) -> Question:
    if fact in queries.ELSEWHERE or fact not in queries.framework().facts:
        raise Http404
    try:
        return queries.question(use_case, queries.value(use_case), fact, touchpoint)
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
    question = _question(use_case, fact, request.GET.get("touchpoint", ""))
    _must_answer(request.user, [question])
    if "take_back" in request.POST and question.request:
        actions.take_back(request=question.request, by=request.user, at=timezone.now())
        return redirect(_address(use_case, question) + "#link")
    form = PassOnForm(request.POST)
    form.full_clean()
    place = {"fact": fact, "touchpoint": question.touchpoint, "passed_to": form.cleaned_data.get("passed_to", "")}
    actions.pass_on(use_case=use_case, **place, by=request.user, at=timezone.now())
    return redirect(_address(use_case, question) + "#link")


def _address(use_case: UseCase, question: Question) -> str:
    """The page of one fact."""
    place = "?" + urlencode({"touchpoint": question.touchpoint}) if question.touchpoint else ""
    return reverse("use_case_fact", args=[use_case.pk, question.fact.key]) + place
