"""Having a checkpoint stamped by somebody else's clock: RFC 3161 over HTTP, its section 3.4.

An authority gets a SHA-256 and a random number, and nothing else. Whoever does not answer, or not as they should, is
logged and asked again after a growing pause; nothing waits for a stamp.
"""

import logging
import secrets
from datetime import datetime
from http.client import HTTPException
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from django.conf import settings

from stimmig.authority import Authority
from stimmig.core.ledger import checkpoint, note
from stimmig.ledger import keys, pauses, published
from stimmig.ledger.models import Checkpoint, Stamp

if TYPE_CHECKING:
    from stimmig.verify import stamps

SECONDS, NONCE_BITS = 10, 64
ASKED, ANSWERED = "application/timestamp-query", "application/timestamp-reply"
LOG = logging.getLogger("stimmig.ledger")


class _Refusing(HTTPRedirectHandler):
    """Whoever sends us on is not followed: what we say there, a password first of all, is for one address."""

    def redirect_request(self, *_: Any) -> None:
        return None


def stamp(*, at: datetime) -> Stamp | None:
    """Have the newest checkpoint stamped where that is wanted and it has no stamp yet; gives the one that came."""
    authority, last = settings.STAMPS, published.newest(keys.origin())
    if authority is None or last is None or not _due(authority, last, at):
        return None
    signed = note.parse(last.note)
    try:
        answer, found = _asked(authority, checkpoint.imprint(signed))
    except (OSError, HTTPException, ValueError) as error:
        LOG.warning("time stamping authority %s: %s", authority.name, error)
        pauses.failed(authority.url, at)
        return None
    pauses.answered(authority.url)
    published.keep_stamped(signed, answer, last.at)
    kept, _new = Stamp.objects.get_or_create(checkpoint=last, defaults={"answer": answer, "at": found.at})
    return kept


def _due(authority: Authority, last: Checkpoint, at: datetime) -> bool:
    """Whether it has no stamp, the authority is not left in peace, and the last one is long enough ago."""
    if authority.url in pauses.paused(at) or published.stamp_of(last):
        return False
    before = Stamp.objects.order_by("-checkpoint_id").values_list("checkpoint__at", flat=True).first()
    return before is None or at - before >= authority.every


def _asked(authority: Authority, imprint: bytes) -> "tuple[bytes, stamps.Stamp]":
    """The answer as it came, and what it says; ValueError where it is no stamp over this, or by nobody trusted."""
    from stimmig.verify import stamps  # only whoever has an authority pays for it

    nonce = secrets.randbits(NONCE_BITS)
    asked = stamps.request(imprint, nonce, authority.policy)
    headers = {"Content-Type": ASKED, "Accept": ANSWERED, **authority.headers}
    straight = build_opener(ProxyHandler({}), _Refusing)  # nor by way of a proxy, which the environment may name
    try:
        request = Request(authority.url, asked, headers)  # noqa: S310  # https or http, see authority
        with straight.open(request, timeout=SECONDS) as answer:
            read: bytes = answer.read(stamps.BYTES_MAX)
    except HTTPError as refused:
        with refused:
            raise ValueError(f"{refused.code}: {refused.reason}") from None
    return read, stamps.check(read, imprint, authority.certificates, nonce, authority.policy)
