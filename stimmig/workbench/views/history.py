"""What happened to a use."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from stimmig.people.middleware import SignedIn
from stimmig.register.queries import use_case_for
from stimmig.workbench.history.sentences import SENTENCES
from stimmig.workbench.pages.history import days
from stimmig.workbench.queries.history import history_of

PAGE = 30


def use_case_history(request: SignedIn, pk: int) -> HttpResponse:
    """Who changed what, when, from what to what: the use, its reviews and its decisions in one."""
    use = use_case_for(request.user, pk)
    page = Paginator(history_of(use, request.user, list(SENTENCES)), PAGE).get_page(request.GET.get("page"))
    context = {"use_case": use, "page": page, "days": days(page.object_list)}
    return render(request, "workbench/history.html", context)
