"""What the house stands for, and in which language it speaks."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.i18n import set_language

from stimmig.people import actions, forms, queries
from stimmig.people.middleware import SignedIn
from stimmig.ui.merging import Met, ask, keep, opened, tell_merged


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
    if request.method != "POST":
        return _profile(request, _profile_form(), queries.profile_mark())
    met, saved = _write_profile(request)
    if saved:
        messages.success(request, _("The profile is kept. From now on every use is held against these sentences."))
        return redirect("house_profile")
    if met.asks:
        by, at = queries.profile_written()
        return ask(request, met, _("Profile of the house"), request.path, by=[{"by": by, "at": at}])
    return _profile(request, met.form, met.sent.get("seen", ""), met.sent.get("opened", ""), status=422)


def _profile(request: SignedIn, form: Form, seen: str, carried: str = "", status: int = 200) -> HttpResponse:
    context = {"form": form, "seen": seen, "opened": carried or opened(form), "kinds": _lines_by_kind()}
    return render(request, "people/house_profile.html", context, status=status)


def _profile_form(data: Any = None) -> forms.ProfileForm:
    return forms.ProfileForm(data, initial=_lines_by_kind(labels=False))


def _write_profile(request: SignedIn) -> tuple[Met, bool]:
    """Keep the profile, with what somebody else wrote in it meanwhile."""

    def save(form: forms.ProfileForm, sent: QueryDict) -> None:
        actions.write_profile(lines=form.lines(), seen=sent.get("seen", ""), by=request.user, at=timezone.now())

    met, saved = keep(request.POST, lambda: (_profile_form, {"seen": queries.profile_mark()}), save)
    if saved:
        tell_merged(request, met)
    return met, saved


def _lines_by_kind(labels: bool = True) -> dict[str, list[str]]:
    by_kind: dict[str, list[str]] = {}
    for line in queries.profile():
        by_kind.setdefault(str(line.get_kind_display()) if labels else line.kind, []).append(line.text)
    return by_kind
