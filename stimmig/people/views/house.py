"""What the house stands for, and in which language it speaks."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.i18n import set_language

from stimmig.people import actions, forms, queries
from stimmig.people.middleware import SignedIn
from stimmig.ui.comparing import differing


def language(request: HttpRequest) -> HttpResponse:
    """Go on in another language; the house's letters to this person follow it."""
    if request.user.is_authenticated:
        actions.choose_language(person=request.user, language=request.POST.get("language", ""))
    return set_language(request)


def house_profile(request: SignedIn) -> HttpResponse:
    """What this house stands for, line by line; leaders write it."""
    if not request.user.sees_content:
        raise Http404
    if not request.user.is_leader:
        return render(request, "people/house_profile.html", {"kinds": _lines_by_kind()})
    form = forms.ProfileForm(request.POST or None, initial=_lines_by_kind(labels=False))
    stale = None
    if form.is_valid():
        stale = _write_profile(request, form)
        if not stale:
            messages.success(request, _("The profile is kept. From now on every use is held against these sentences."))
            return redirect("house_profile")
    status = 409 if stale else 422 if form.is_bound else 200
    seen = request.POST["seen"] if form.is_bound and not stale and "seen" in request.POST else queries.profile_mark()
    context = {"form": form, "stale": stale, "seen": seen, "kinds": _lines_by_kind()}
    return render(request, "people/house_profile.html", context, status=status)


def _write_profile(request: SignedIn, form: forms.ProfileForm) -> dict[str, object] | None:
    """Keep the profile; returns what somebody else wrote meanwhile, if they did."""
    seen = request.POST.get("seen", "")
    try:
        actions.write_profile(lines=form.lines(), seen=seen, by=request.user, at=timezone.now())
    except actions.Stale as refusal:
        fresh = forms.ProfileForm(initial=_lines_by_kind(labels=False))
        return {"by": refusal.by, "at": refusal.at, "rows": differing(form, fresh)}
    return None


def _lines_by_kind(labels: bool = True) -> dict[str, list[str]]:
    by_kind: dict[str, list[str]] = {}
    for line in queries.profile():
        by_kind.setdefault(str(line.get_kind_display()) if labels else line.kind, []).append(line.text)
    return by_kind
