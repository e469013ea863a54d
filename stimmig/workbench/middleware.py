"""The last door behind every page: what was refused is said, and every sentence that was typed given back."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from stimmig.core.errors import Refusal
from stimmig.people.unsent import KEPT_OUT


class RefusedMeanwhile:
    """Somebody acted between the look of a page and its action: say so, and give back every sentence typed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Nothing was written: every action is one transaction."""
        typed = sentences(request)
        if isinstance(exception, Refusal):
            return render(request, "409.html", {"typed": typed, "back": _came_from(request)}, status=409)
        if isinstance(exception, PermissionDenied) and typed:
            return render(request, "403.html", {"exception": str(exception), "typed": typed}, status=403)
        return None


def _came_from(request: HttpRequest) -> str:
    """The page somebody acted on; what they sent went to an address that may show none. Else the start page."""
    came_from = request.headers.get("Referer", "")
    known = url_has_allowed_host_and_scheme(came_from, {request.get_host()})
    return came_from if known else reverse("start")


def sentences(request: HttpRequest) -> list[str]:
    """What was typed in words; ticks, keys and secrets are none."""
    texts = [
        text.strip()
        for name, sent in request.POST.lists()
        for text in sent
        if not any(word in name for word in KEPT_OUT)
    ]
    return [text for text in texts if len(text.split()) > 1]
