"""The proof of a decision to take along: its entry, and the receipt for it."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from stimmig.core.errors import Refusal
from stimmig.core.ledger import CANONICAL
from stimmig.core.ledger.enclosure import Opening
from stimmig.decision import queries
from stimmig.ledger.models import Entry
from stimmig.ledger.publishing import receipt as receipt_for
from stimmig.ledger.queries import entries, entry_for, opening_of
from stimmig.ledger.tree import Missing
from stimmig.people.middleware import SignedIn


@require_GET
def entry(request: SignedIn, pk: int) -> HttpResponse:
    """The entry as its leaf was made from it, to the letter."""
    found = _entry(request, pk)
    (line,) = entries(found.seq, found.seq)
    return _file(CANONICAL.encode(line.content()), f"entry-{found.seq}.json", "application/json")


@require_GET
def receipt(request: SignedIn, pk: int) -> HttpResponse:
    """What proves the entry elsewhere. Where the ledger was altered there is none, and the page says why."""
    return _receipt(_entry(request, pk))


@require_GET
def opened(request: SignedIn, pk: int) -> HttpResponse:
    """The same receipt with what was signed in it, to the letter: whoever holds it reads it, and needs nobody else."""
    found = _entry(request, pk)
    return _receipt(found, opening_of(found))


def _receipt(found: Entry, opening: Opening | None = None) -> HttpResponse:
    try:
        written = str(receipt_for(found, at=timezone.now(), opening=opening))
    except (Missing, Refusal):
        raise Http404 from None
    return _file(written, f"entry-{found.seq}.tlog-proof", "text/plain; charset=utf-8")


def _entry(request: SignedIn, pk: int) -> Entry:
    found = entry_for(queries.decision_for(request.user, pk), "decision.signed")
    if found is None:
        raise Http404
    return found


def _file(written: str, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(written, content_type=kind)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "inline"
    return response
