"""Coming in: the first page of all, the demo, a link that works once."""

from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from stimmig.core.errors import Refusal
from stimmig.people import actions, forms, mail, queries
from stimmig.people.models import Person
from stimmig.people.views.common import Afterwards
from stimmig.people.views.mailing import send_own_link


@sensitive_post_parameters("password")
@never_cache
def first(request: HttpRequest) -> HttpResponse:
    """The first page of an empty installation: the house, its profile, its first leader."""
    if queries.house():
        return redirect("start")
    form = forms.FirstForm(request.POST or None, initial={"language": get_language()})
    if form.is_valid():
        try:
            leader = actions.create_house(**form.house(), at=timezone.now())
        except Refusal:  # somebody founded it while this form was filled in; they invite everybody else
            return redirect("start")
        answer = come_in(request, leader)
        answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, form.cleaned_data["language"])
        return answer
    return render(request, "people/first.html", {"form": form}, status=422 if form.is_bound else 200)


@require_POST
def enter_demo(request: HttpRequest) -> HttpResponse:
    """Enter as anybody of the cast. In the demo, and only there."""
    if not settings.DEMO:
        raise Http404
    person = get_object_or_404(queries.people(), email=request.POST.get("person", ""))
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()})
    return come_in(request, person, wanted if safe else None)


@sensitive_post_parameters("password")
@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind a one-time link: set a password and come in."""
    invited = queries.invitation(token, timezone.now())
    if invited is None:
        return _over(request)
    form = forms.PasswordForm(request.POST or None, person=invited.person)
    if form.is_valid():
        try:
            person = actions.accept(token=token, password=form.cleaned_data["password"], at=timezone.now())
        except Refusal:  # the same link was used while this form was filled in
            return _over(request)
        return come_in(request, person)
    context = {"form": form, "invitation": invited}
    return render(request, "people/invitation.html", context, status=422 if form.is_bound else 200)


@never_cache
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for a link to one's own mail. Whether the address is known here, the page does not tell."""
    form = forms.ForgottenForm(request.POST or None)
    if not mail.is_set_up() or not form.is_valid():
        context = {"form": form, "mail": mail.is_set_up()}
        return render(request, "people/forgotten.html", context, status=422 if form.errors else 200)
    email = form.cleaned_data["email"]
    refused: HttpResponse | None = ratelimit.consume_or_429(request, action="reset_password", key=email.lower())
    if refused:
        return refused
    page = render_to_string("people/forgotten_sent.html", {"email": email}, request)
    return Afterwards(page, do=lambda: _send_link(email))


def _send_link(email: str) -> None:
    if found := actions.ask_for_link(email=email, at=timezone.now()):
        send_own_link(*found)


def come_in(request: HttpRequest, person: Person, wanted: str | None = None) -> HttpResponse:
    """Sign somebody in who has just shown who they are; whoever has a second factor is asked for it as well."""
    return perform_login(request, person, redirect_url=wanted)  # type: ignore[no-any-return]  # allauth ships no types


def _over(request: HttpRequest) -> HttpResponse:
    return render(request, "people/invitation_over.html", status=410)
