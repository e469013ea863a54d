"""Use case files in and out, and the two pages one reads before any review."""

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from stimmig.content import files
from stimmig.core.errors import Faults
from stimmig.people.middleware import SignedIn
from stimmig.register import actions, queries, words
from stimmig.register.forms import ImportForm
from stimmig.register.models import UseCase
from stimmig.register.rulings import side_by_side


def use_case_import(request: SignedIn) -> HttpResponse:
    """Take in a file. A faulty one changes nothing, and the page shows everything that is wrong with it."""
    queries.must_create(request.user)
    target = _target(request)
    form = ImportForm(request.POST or None, request.FILES or None)
    faults: list[dict[str, str]] = []
    if form.is_valid():
        content, name = form.cleaned_data["file"].read(), form.cleaned_data["file"].name
        try:
            use_case = actions.import_file(
                content=content, name=name, use_case=target, by=request.user, at=timezone.now()
            )
        except Faults as refusal:
            faults = [words.fault(found) for found in refusal.faults]
        else:
            _tell(request, use_case, files.load(content, name))
            return redirect("use_case", pk=use_case.pk)
    page = {"form": form, "faults": faults, "use_case": target}
    return render(request, "register/import.html", page, status=422 if faults or form.errors else 200)


def _target(request: SignedIn) -> UseCase | None:
    """The use a file is to replace, if one is named."""
    pk = request.GET.get("use_case", "")
    return queries.editable_use_case_for(request.user, int(pk)) if pk.isdecimal() else None


def _tell(request: SignedIn, use_case: UseCase, document: dict[str, Any]) -> None:
    messages.success(request, _("“%(title)s” has been taken in.") % {"title": use_case.title})
    if queries.has_namesake(request.user, use_case):
        messages.warning(request, _("There is another use with this title. If both are one, replace it from the file."))
    for fact in queries.house_facts_differing(document):
        said = _("The file says something else than the house to: %(question)s The house's answer stays.")
        messages.warning(request, said % {"question": words.words(fact.question)})


def use_case_file(request: SignedIn, pk: int) -> FileResponse:
    """The use as a file, in its one canonical form."""
    use_case = queries.use_case_for(request.user, pk)
    content = queries.exported(use_case).encode()
    return _download(content, f"{queries.file_name(use_case)}.yaml", "application/yaml; charset=utf-8")


def use_case_reading(request: SignedIn, pk: int) -> HttpResponse:
    """What the facts say before anybody judges: what speaks for it first, then what is to be cleared up."""
    use_case, of_house = queries.use_case_for(request.user, pk), queries.ours(request.house)
    described, read = queries.value(use_case, of_house), queries.reading(use_case, of_house=of_house)
    rows, found = queries.contradicted(use_case, described)
    page = {
        "contradicted": side_by_side(found, rows, described, queries.framework()),
        "use_case": use_case,
        "read": read,
        "described": described,
        "points": queries.points(described),
        "statuses": {key: limit.status for key, limit in described.space.items()},
        "strengths": words.together(words.strength(found) for found in read.strengths),
        "dimensions": queries.by_dimension(read.findings),
        "to_show": queries.by_dimension(read.to_show),
        "laws": queries.legal_questions(use_case, read),
        "questions": read.open_questions[: queries.SEVEN],
        "may_edit": queries.may_edit(request.user, use_case),
    }
    return render(request, "register/reading.html", page)


def use_case_reading_pdf(request: SignedIn, pk: int) -> FileResponse:
    """The same on two pages of paper."""
    from stimmig.check.paper import paper  # the typesetter is loaded only where it is needed

    use_case = queries.use_case_for(request.user, pk)
    of_house = queries.ours(request.house)
    pages = [(queries.value(use_case, of_house), queries.reading(use_case, of_house=of_house))]
    content = paper(pages, queries.framework(), get_language() or "de")
    return _download(content, f"{queries.file_name(use_case)}.pdf", "application/pdf")


def _download(content: bytes, name: str, kind: str) -> FileResponse:
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=kind)
