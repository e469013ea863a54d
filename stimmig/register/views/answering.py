"""What every page of questions does with answers: which questions it was made with, who may answer, what is kept."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stimmig.people.middleware import SignedIn
from stimmig.people.models import House, Person
from stimmig.register import actions, queries
from stimmig.register.forms import FactsForm
from stimmig.register.models import UseCase
from stimmig.register.queries import Question
from stimmig.register.views.common import ask, keep_part, version_of
from stimmig.ui.merging import Met


def must_answer(person: Person, asked: Iterable[Question]) -> None:
    """Refuse what holds for the whole house to whoever may not settle it, and say who may."""
    if any(question.fact.scope == "house" for question in asked):
        queries.must_answer_for_house(person)


def keep_answers(request: SignedIn, use_case: UseCase, questions: Sequence[Question]) -> tuple[Met, bool]:
    """Save the answers, with what somebody else answered meanwhile."""

    def prepare(now: UseCase) -> Callable[[Any], FactsForm]:
        again = _again(now, questions)
        return lambda data: FactsForm(data, questions=again)

    return keep_part(request, use_case, prepare, partial(_save, request, use_case), lambda: {"house_seen": marks_now()})


def ask_both(request: SignedIn, use_case: UseCase, met: Met, questions: Sequence[Question]) -> HttpResponse:
    """Both answers side by side, with who gave the other one."""
    of_house = [question.fact.key for question in questions if question.fact.scope == "house"]
    parts = [queries.fact_part(*question.key) for question in questions]
    return ask(request, use_case, met, parts, of_house)


def sent_questions(request: SignedIn, use_case: UseCase) -> tuple[list[Question], list[Question]]:
    """The questions a page was made with, as the page says; apart from them those whose touchpoint is gone since."""
    return named_questions(request.POST, use_case, request.house)


def named_questions(said: QueryDict, use_case: UseCase, house: House) -> tuple[list[Question], list[Question]]:
    """The questions an address or a page names."""
    keys = [(fact, place) for fact, _at, place in (one.partition("@") for one in said.getlist("asked")[:200])]
    facts, described = queries.framework().facts, queries.value(use_case, queries.ours(house))
    if not all(fact in facts for fact, _place in keys):
        raise Http404
    places = {"", *(point.name for point in described.touchpoints)}
    there = queries.questions(use_case, described, [key for key in keys if key[1] in places])
    return there, [Question(facts[fact], place) for fact, place in keys if place not in places]


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


def marks_now(house: House | None = None) -> str:
    """What the house says now, as a page of questions remembers it; it is read where it is not at hand."""
    return " ".join(f"{key}={mark}" for key, mark in queries.house_marks(house).items())


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


def tell_kept(request: HttpRequest, form: FactsForm) -> None:
    count = len(form.answers())
    said = ngettext("One answer is kept.", "%(count)d answers are kept.", count) % {"count": count}
    messages.success(request, said if count else _("Nothing was answered, nothing has changed."))


def address_of(use_case: UseCase, question: Question) -> str:
    """The page of one fact."""
    place = "?" + urlencode({"touchpoint": question.touchpoint}) if question.touchpoint else ""
    return reverse("use_case_fact", args=[use_case.pk, question.fact.key]) + place
