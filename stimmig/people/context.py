"""What every page knows: the house, and whether this is the demo."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from stimmig.people import queries


def house(request: HttpRequest) -> dict[str, Any]:
    """The house (or None); in the demo also its cast and the password they share."""
    known = {"providers": settings.OIDC, "house": getattr(request, "house", None), "demo": settings.DEMO}
    return known | ({"demo_cast": queries.cast, "demo_password": settings.DEMO_PASSWORD} if settings.DEMO else {})
