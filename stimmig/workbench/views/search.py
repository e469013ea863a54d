"""Searching the house."""

from django.core.cache import caches
from django.http import HttpResponse
from django.shortcuts import render

from stimmig.people.middleware import SignedIn
from stimmig.people.models import Person
from stimmig.workbench.actions import read_in
from stimmig.workbench.pages.search import KINDS, alone, groups
from stimmig.workbench.queries.search import TEXT_MAX, question, unread_uses
from stimmig.workbench.search.stems import words

A_MINUTE = 60
QUESTIONS_MAX = 60  # a minute and a person, in each process
READ_AT_ONCE = 100  # uses and decisions written since the last search; `stimmig watch` reads the rest


def search(request: SignedIn) -> HttpResponse:
    """What of all one may see answers a question; of one kind, where one is chosen."""
    me, text, kind = request.user, request.GET.get("text", ""), request.GET.get("kind", "")
    if not words(text):
        return render(request, "workbench/search.html", {"text_max": TEXT_MAX})
    if _too_often(me):
        return render(request, "429.html", status=429)
    read_in(READ_AT_ONCE)
    asked = question(text)
    found = alone(me, asked, kind, request.GET.get("page")) if kind in KINDS else groups(me, asked)
    context = {"asked": asked, "groups": found, "unread": unread_uses().exists(), "text_max": TEXT_MAX}
    return render(request, "workbench/search.html", context | {"kind": kind if kind in KINDS else ""})


def _too_often(person: Person) -> bool:
    """Count a question. The count rests in this process: it guards its time and has no other purpose."""
    here, key = caches["process"], f"questions:{person.pk}"
    here.add(key, 0, A_MINUTE)
    return here.incr(key) > QUESTIONS_MAX
