"""What was typed when the session had ended: kept locked for whoever typed it, until they have signed in again.

The server keeps only what it cannot read: the key is in a cookie of the browser that sent the form, and nowhere else.
Who typed it says another cookie, signed, of the account that was signed in there last. Somebody else who signs in
there meanwhile never sees it, and it waits for its writer. After an hour nobody gets it back.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme

from stimmig.people.models import Person

WRITER = f"{settings.COOKIES}_writer"  # who was signed in here last
KEY = f"{settings.COOKIES}_unsent"  # opens what was typed
HELD = "unsent"  # in the session, which outlives signing in
BYTES_MAX = 256 * 1024
SECONDS_MAX = 3600
WRITER_DAYS = 30
KEPT_OUT = ("password", "token")  # parts of names of fields that are never given back


@dataclass(frozen=True)
class Unsent:
    """What somebody sent in vain: the page on which the form stood, where it was to go, and every field."""

    page: str
    action: str
    sent: QueryDict


def remember_writer(request: HttpRequest, response: HttpResponse) -> None:
    """Mark this browser as that of whoever is signed in."""
    if request.user.is_authenticated and _writer(request) != str(request.user.uuid):
        value = signing.dumps(str(request.user.uuid), salt=WRITER)
        response.set_cookie(WRITER, value, max_age=WRITER_DAYS * 24 * 3600, **_shut())


def hold(request: HttpRequest, response: HttpResponse) -> str:
    """Keep what was sent, locked, and leave the key with the browser. Returns the page to come back to."""
    writer = _writer(request)
    page = _page(request)
    if not writer or request.method != "POST" or request.headers.get("sec-fetch-mode", "navigate") != "navigate":
        return page  # what a script asks for by the way, such as a figure of what is typed, is no form sent
    typed = {name: said for name, said in request.POST.lists() if not any(word in name for word in KEPT_OUT)}
    said = signing.JSONSerializer().dumps([writer, page, request.get_full_path(), typed])
    if len(said) > BYTES_MAX:
        return page
    key = Fernet.generate_key()
    request.session[HELD] = Fernet(key).encrypt(said).decode()
    response.set_cookie(KEY, key.decode(), max_age=SECONDS_MAX, **_shut())
    return page


def take(request: HttpRequest) -> Unsent | None:
    """Give back what was kept, once, on the page where it was typed and to nobody but whoever typed it."""
    person = request.user
    if HELD not in request.session or not isinstance(person, Person):
        return None
    unsent, writer = _kept(request)
    if unsent is None:
        del request.session[HELD]
    if unsent is None or writer != str(person.uuid):
        return None
    if request.method != "GET" or request.get_full_path() != unsent.page:
        return None
    del request.session[HELD]
    return unsent


def is_kept(request: HttpRequest) -> bool:
    """Whether something waits in this browser for whoever typed it."""
    return HELD in request.session and _kept(request)[0] is not None


def carry(request: HttpRequest, held: str | None) -> None:
    """Keep it also where somebody else, who had signed in meanwhile, signs out and their session ends."""
    if held and HELD not in request.session:
        request.session[HELD] = held


def _kept(request: HttpRequest) -> tuple[Unsent | None, str]:
    return _opened(request.session[HELD], request.COOKIES.get(KEY, ""))


def _opened(held: str, key: str) -> tuple[Unsent | None, str]:
    try:
        said = Fernet(key.encode()).decrypt(held.encode(), ttl=SECONDS_MAX)
    except (InvalidToken, ValueError):
        return None, ""
    writer, page, action, typed = signing.JSONSerializer().loads(said)
    sent = QueryDict(mutable=True)
    for name, values in typed.items():
        sent.setlist(name, values)
    return Unsent(page, action, sent), writer


def _writer(request: HttpRequest) -> str:
    try:
        return str(signing.loads(request.COOKIES.get(WRITER, ""), salt=WRITER, max_age=WRITER_DAYS * 24 * 3600))
    except signing.BadSignature:
        return ""


def _page(request: HttpRequest) -> str:
    """The page on which the form stood, as the browser says; else the address it was sent to."""
    came_from = request.META.get("HTTP_REFERER", "")
    if not url_has_allowed_host_and_scheme(came_from, allowed_hosts={request.get_host()}):
        return request.get_full_path()
    parts = urlsplit(came_from)
    return parts.path + (f"?{parts.query}" if parts.query else "") or request.get_full_path()


def _shut() -> dict[str, Any]:
    """Cookies no script reads."""
    return {"httponly": True, "samesite": "Lax", "secure": settings.SESSION_COOKIE_SECURE}
