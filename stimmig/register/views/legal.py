"""Legal questions of one use, and those the house answers once."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, cast

from django.contrib import messages
from django.forms.boundfield import BoundField
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from stimmig.people.middleware import SignedIn
from stimmig.register import actions, queries
from stimmig.register.forms import LegalForm
from stimmig.register.models import UseCase
from stimmig.register.queries import AskedLaw
from stimmig.ui.merging import Met, ask, keep, opened, tell_merged


def use_case_legal(request: SignedIn, pk: int) -> HttpResponse:
    """At most five legal questions, the hard words first; the others behind "more", the house's beside them."""
    use_case = queries.use_case_for(request.user, pk)
    may_edit = queries.may_edit(request.user, use_case)
    laws = queries.legal_questions(use_case, queries.reading(use_case, of_house=queries.ours(request.house)))
    form, carried = LegalForm(laws=laws.of_use), ""
    if request.method == "POST" and queries.editable_use_case_for(request.user, pk):
        met, saved = _keep(
            request, use_case, lambda: queries.legal_questions(use_case, queries.reading(use_case)).of_use
        )
        if saved:
            return redirect("use_case_legal", pk=pk)
        if met.asks:
            return _ask(request, met, use_case.title, reverse("use_case_legal", args=[pk]))
        form, carried = cast(LegalForm, met.form), met.opened
    page = {
        "use_case": use_case,
        "form": form,
        "opened": carried or opened(form),
        "laws": laws,
        "note": queries.legal_note(),
        "rows_first": _rows(form, laws.first, may_edit),
        "rows_more": _rows(form, laws.more, may_edit),
    }
    return render(request, "register/legal.html", page, status=_status(form))


def house_legal(request: SignedIn) -> HttpResponse:
    """The legal questions the house answers once, for all its uses."""
    if not request.user.sees_content:
        raise Http404
    laws = queries.house_laws(request.user)
    form, carried = LegalForm(laws=laws), ""
    if request.method == "POST":
        queries.must_answer_for_house(request.user)
        met, saved = _keep(request, None, lambda: queries.house_laws(request.user))
        if saved:
            return redirect("house_legal")
        if met.asks:
            return _ask(request, met, gettext("Legal questions"), reverse("house_legal"))
        form, carried = cast(LegalForm, met.form), met.opened
    may_answer = queries.may_answer_for_house(request.user)
    page = {
        "form": form,
        "opened": carried or opened(form),
        "rows": _rows(form, laws, may_answer),
        "note": queries.legal_note(),
    }
    return render(request, "register/house_legal.html", page, status=_status(form))


def _rows(
    form: LegalForm, laws: Sequence[AskedLaw], may_edit: bool
) -> list[tuple[AskedLaw, dict[str, BoundField] | None]]:
    """Each question, with its fields for whoever may answer."""
    return [(law, form.fields_of(law) if may_edit else None) for law in laws]


def _keep(request: SignedIn, use_case: UseCase | None, asked: Callable[[], Sequence[AskedLaw]]) -> tuple[Met, bool]:
    """Keep the answers, with what somebody else answered meanwhile."""

    def now() -> tuple[Callable[[Any], LegalForm], dict[str, str]]:
        laws = asked()
        return lambda data: LegalForm(data, laws=laws), {"known": _known(laws)}

    met, saved = keep(request.POST, now, partial(_save, request, use_case))
    if saved:
        tell_merged(request, met)
    return met, saved


def _known(laws: Sequence[AskedLaw]) -> str:
    """Which answers stand there, by their keys."""
    return " ".join(f"{law.question.id}={law.answer.pk}" for law in laws if law.answer)


def _save(request: SignedIn, use_case: UseCase | None, form: LegalForm, sent: QueryDict) -> None:
    answers, said = form.answers(), [one.partition("=") for one in sent.get("known", "").split()]
    known = {question: int(key) for question, _is, key in said if key.isdecimal()} if "known" in sent else None
    actions.answer_laws(use_case=use_case, answers=answers, known=known, by=request.user, at=timezone.now())
    count = len(answers)
    messages.success(request, ngettext("One answer is kept.", "%(count)d answers are kept.", count) % {"count": count})


def _ask(request: SignedIn, met: Met, title: str, back: str) -> HttpResponse:
    """Both answers side by side, with who gave the others."""
    latest = max((law.answer for law in cast(LegalForm, met.form).laws if law.answer), key=lambda one: one.made_at)
    return ask(request, met, title, back, by=[{"by": latest.made_by, "at": latest.made_at}])


def _status(form: LegalForm) -> int:
    return 422 if form.is_bound and form.errors else 200
