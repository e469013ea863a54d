"""A new use: the occasion first, then a pattern or nothing."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language

from stimmig.content import files
from stimmig.content.patterns import pattern, patterns
from stimmig.people.middleware import SignedIn
from stimmig.people.models import Person
from stimmig.register import actions, queries
from stimmig.register.forms import BeginForm, PatternForm
from stimmig.register.models import UseCase


def use_case_new(request: SignedIn) -> HttpResponse:
    """Two pages at one address. Nothing is kept before the second is answered."""
    queries.must_create(request.user)
    begun = BeginForm(request.POST or None)
    if "back" in request.POST or not begun.is_valid():
        status = 422 if begun.is_bound and begun.errors else 200
        return render(request, "register/begin.html", {"form": begun}, status=status)
    offered = patterns(get_language() or "de")
    answered = "pattern" in request.POST
    form = PatternForm(request.POST if answered else None, patterns=offered, initial=begun.cleaned_data)
    if answered and form.is_valid():
        return redirect("use_case_situation", pk=_create(form, request.user).pk)
    return render(
        request, "register/begin_pattern.html", {"form": form, "patterns": offered}, status=422 if form.errors else 200
    )


def _create(form: PatternForm, by: Person) -> UseCase:
    data = form.cleaned_data
    chosen = pattern(data["pattern"], get_language() or "de") if data["pattern"] else None
    return actions.create(
        title=data["title"],
        occasion=data["occasion"],
        without_ai=data["without_ai"],
        pattern=data["pattern"],
        file=files.load(chosen.text) if chosen else None,
        by=by,
        at=timezone.now(),
    )
