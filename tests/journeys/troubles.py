"""The addresses of the product, and four more at which something goes wrong."""

from typing import Never

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.csrf import csrf_failure

from stimmig.core.errors import Refusal
from stimmig.urls import urlpatterns as product


def fault(request: HttpRequest) -> Never:
    """A fault of ours."""
    raise RuntimeError("a fault on purpose")


def refused(request: HttpRequest) -> Never:
    """Somebody was quicker."""
    raise Refusal("no-such-touchpoint")


def too_many(request: HttpRequest) -> HttpResponse:
    """What allauth answers to too many attempts."""
    return render(request, "429.html", status=429)


urlpatterns = [
    *product,
    path("about/fault/", fault, name="fault"),
    path("about/forged/", csrf_failure, name="forged"),
    path("about/refused/", refused, name="refused"),
    path("about/too-many/", too_many, name="too_many"),
]
