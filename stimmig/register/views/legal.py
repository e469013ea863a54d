"""Legal questions of one use, and those the house answers once."""

from collections.abc import Sequence

from django.contrib import messages
from django.forms.boundfield import BoundField
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext

from stimmig.people.middleware import SignedIn
from stimmig.register import actions, queries
from stimmig.register.forms import LegalForm
from stimmig.register.models import UseCase
from stimmig.register.queries import AskedLaw


def use_case_legal(request: SignedIn, pk: int) -> HttpResponse:
    """At most five legal questions, the hard words first; the others behind "more", the house's beside them."""
    use_case = queries.use_case_for(request.user, pk)
    may_edit = queries.may_edit(request.user, use_case)
    laws = queries.legal_questions(use_case, queries.reading(use_case))
    form = LegalForm(request.POST or None, laws=laws.of_use)
    if request.method == "POST" and queries.editable_use_case_for(request.user, pk) and form.is_valid():
        _save(request, use_case, form)
        return redirect("use_case_legal", pk=pk)
    page = {
        "use_case": use_case,
        "form": form,
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
    form = LegalForm(request.POST or None, laws=laws)
    if request.method == "POST":
        queries.must_answer_for_house(request.user)
        if form.is_valid():
            _save(request, None, form)
            return redirect("house_legal")
    may_answer = queries.may_answer_for_house(request.user)
    page = {"form": form, "rows": _rows(form, laws, may_answer), "note": queries.legal_note()}
    return render(request, "register/house_legal.html", page, status=_status(form))


def _rows(
    form: LegalForm, laws: Sequence[AskedLaw], may_edit: bool
) -> list[tuple[AskedLaw, dict[str, BoundField] | None]]:
    """Each question, with its fields for whoever may answer."""
    return [(law, form.fields_of(law) if may_edit else None) for law in laws]


def _save(request: SignedIn, use_case: UseCase | None, form: LegalForm) -> None:
    answers = form.answers()
    actions.answer_laws(use_case=use_case, answers=answers, by=request.user, at=timezone.now())
    count = len(answers)
    messages.success(request, ngettext("One answer is kept.", "%(count)d answers are kept.", count) % {"count": count})


def _status(form: LegalForm) -> int:
    return 422 if form.is_bound and form.errors else 200
