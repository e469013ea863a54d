"""Doors before every page: the house must exist, what is sent must fit, one must be signed in, and safely enough."""

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from stimmig.people import pages, queries, unsent
from stimmig.people.models import House, Person

Answer = Callable[[HttpRequest], HttpResponse]
SENT_BYTES_MAX = 20 * 1024 * 1024  # far above the largest file a form takes, which the form itself refuses
OPEN = {
    "pulse",
    "account_login",
    "account_inactive",
    "first",
    "enter_demo",
    "invitation",
    "password_forgotten",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "openid_connect_login",
    "openid_connect_callback",
    "socialaccount_login_cancelled",
    "fact_request",
    "chatwoot",
    "concern",
    "receipt",
    "calendar",
    "mail_choice",
    "set_language",
    "about",
    "health",
    "checkpoint",
}

TO_A_FACTOR = {"account_reauthenticate", "account_logout", "account_change_password", "sessions"}


class SignedIn(HttpRequest):
    """A request behind the second door: somebody of the house is there."""

    user: Person
    house: House


class FirstHouse:
    """An empty installation shows one page only: the one that creates the house and its first leader."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look up the house once a request; pages find it as `house`."""
        house = queries.house()
        if house is None and request.path not in {reverse(name) for name in ("first", "set_language", "health")}:
            return redirect("first")
        request.house = house  # type: ignore[attr-defined]  # read by the context processor
        return self.get_response(request)


class SentMustFit:
    """Nobody fills the disk: what is too large is refused before a byte of it is read."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if int(request.META.get("CONTENT_LENGTH") or 0) > SENT_BYTES_MAX:
            return render(request, "413.html", status=413)
        return self.get_response(request)


class SignInRequired:
    """Every page asks who is there, but for the few named in OPEN. What was sent meanwhile is given back."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given_back = unsent.take(request)
        request.unsent = given_back.sent if given_back else None  # type: ignore[attr-defined]  # pages of rows read it
        held = request.session.get(unsent.HELD)
        response = self.get_response(request)
        unsent.carry(request, held)
        if given_back:
            response = pages.filled_again(request, response, given_back)
        unsent.remember_writer(request, response)
        return response

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        """Send strangers to the sign-in page and bring them back afterwards."""
        name = request.resolver_match.url_name if request.resolver_match else None
        if name in OPEN or request.user.is_authenticated:
            return None
        response = redirect_to_login(request.get_full_path())
        if request.method == "POST":
            response["Location"] = redirect_to_login(unsent.hold(request, response))["Location"]
        return response


class FactorDemanded:
    """Where the house wants a second factor of its leaders, one without is led to setting it up, and nowhere else."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        """Let pass what sets up a factor, what leaves, and what everybody may see."""
        name = request.resolver_match.url_name or "" if request.resolver_match else ""
        house = getattr(request, "house", None)
        if not (house and request.user.is_authenticated) or name in OPEN | TO_A_FACTOR or name.startswith("mfa_"):
            return None
        return redirect("mfa_index") if queries.must_set_up_factor(house, request.user) else None
