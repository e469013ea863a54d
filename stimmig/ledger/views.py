"""What anybody may see of the ledger: how far it goes, signed. It shows no content and no entry."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stimmig.ledger import keys, published

TEXT = "text/plain; charset=utf-8"


@require_safe
def checkpoint(request: HttpRequest) -> HttpResponse:
    """The newest checkpoint as it went out, for whoever watches; not there where none did yet."""
    found = published.newest(keys.origin())
    return HttpResponse(found.note if found else "", content_type=TEXT, status=200 if found else 404)
