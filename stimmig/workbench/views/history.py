"""What happened to a use, and in the house."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from stimmig.people.middleware import SignedIn
from stimmig.register.queries import use_case_for
from stimmig.workbench.history.house import HOUSE, PEOPLE
from stimmig.workbench.history.sentences import SENTENCES
from stimmig.workbench.pages.history import days
from stimmig.workbench.queries.history import history_of, history_of_house

PAGE = 30


def use_case_history(request: SignedIn, pk: int) -> HttpResponse:
    """Who changed what, when, from what to what: the use, its reviews and its decisions in one."""
    use = use_case_for(request.user, pk)
    page = Paginator(history_of(use, request.user, list(SENTENCES)), PAGE).get_page(request.GET.get("page"))
    context = {"use_case": use, "page": page, "days": days(page.object_list)}
    return render(request, "workbench/history.html", context)


def house_history(request: SignedIn) -> HttpResponse:
    """The same of the house: who changed what it stands for and what holds in it, who came, left and got which role."""
    found = history_of_house(request.user, list(PEOPLE), list(HOUSE))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "days": days(page.object_list), "whole": request.user.is_leader}
    return render(request, "workbench/house_history.html", context)
