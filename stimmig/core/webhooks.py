"""Messages to other programs, signed as Standard Webhooks 1.0.0 has it, and when one is tried again.

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Iterable, Mapping
from datetime import timedelta
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

EVENTS = (
    "takeover.requested",
    "takeover.offered",
    "takeover.accepted",
    "takeover.joined",
    "takeover.returned",
    "takeover.ended",
    "takeover.failed",
    "takeover.timed_out",
    "policy.finding",
    "incident.opened",
    "incident.closed",
    "review.reopened",
    "case.erased",
)
FIELDS = (
    "id",
    "type",
    "time",
    "touchpoint",
    "decision",
    "case",
    "conversation",
    "actor",
    "reason",
    "context",
    "transcript_url",
    "deadline",
)
SECRET = "whsec_"  # noqa: S105  # by this a secret is known, it is none
SECRET_BYTES = 32  # the specification asks for 24 at least, 64 at most
TOLERANCE_SECONDS = 300
WAITS = tuple(  # after each failure; about three days in all, as the specification suggests
    timedelta(seconds=seconds) for seconds in (5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400)
)
LOCAL = ("localhost", "127.0.0.1", "::1")
CARRYING = tuple(map(IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "::/96")))  # an IPv4 address in their last bits


def secret(random: bytes) -> str:
    """A secret as it is shown once: `whsec_` and the random bytes in base64."""
    return SECRET + base64.b64encode(random).decode()


def signature(key: str, id: str, timestamp: int, body: bytes) -> str:
    """The header `webhook-signature`: HMAC-SHA256 of id, timestamp and body, in base64 after `v1,`.

    `key` is a secret as `secret` makes it, `timestamp` Unix seconds of the attempt. ValueError when it is no secret.
    """
    if not key.startswith(SECRET) or "." in id:
        raise ValueError("a secret begins with whsec_, and no id contains a full stop")
    try:
        raw = base64.b64decode(key.removeprefix(SECRET), validate=True)
    except binascii.Error as error:
        raise ValueError("what follows whsec_ is no base64") from error
    digest = hmac.new(raw, f"{id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    return "v1," + base64.b64encode(digest).decode()


def is_signed(key: str, id: str, timestamp: int, body: bytes, header: str, now: int) -> bool:
    """Whether one signature in the header fits, and the attempt is no more than five minutes from now."""
    if abs(now - timestamp) > TOLERANCE_SECONDS:
        return False
    expected = signature(key, id, timestamp, body)
    return any(hmac.compare_digest(expected.encode(), each.encode()) for each in header.split())


def wait(tries: int) -> timedelta | None:
    """How long to wait after the so-maniest failure, counted from 1; None when it is given up."""
    return WAITS[tries - 1] if tries <= len(WAITS) else None


def is_welcome(address: str) -> bool:
    """Whether messages may go to an address at all: by https, or by http to this machine; no password in it."""
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018  # raises where it is no port
    except ValueError:
        return False
    return bool(parts.hostname) and not (parts.username or parts.password or parts.fragment) and _is_safe(parts)


def _is_safe(parts: SplitResult) -> bool:
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOCAL)


def may_reach(ip: str, allowed: Iterable[IPv4Network | IPv6Network] = ()) -> bool:
    """Whether an address a name stands for may be called: one of the open internet, of this machine, or allowed.

    What lies in a private network answers to whoever is inside it, and often without a question; so it is named first.
    """
    found = _meant(ip_address(ip))
    named = any(found.version == network.version and found in network for network in allowed)
    return (found.is_global and not found.is_multicast) or found.is_loopback or named


def _meant(found: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The address of IPv4 that stands in one of IPv6: mapped, 6to4 (RFC 3056), NAT64 (RFC 6052 and 8215), or ::/96."""
    if isinstance(found, IPv4Address):
        return found
    inside = any(found in network for network in CARRYING) and int(found) > 1  # ::1 is this machine itself
    return found.ipv4_mapped or found.sixtofour or (IPv4Address(int(found) & 0xFFFFFFFF) if inside else found)


def body(known: Mapping[str, object]) -> dict[str, object]:
    """One message with all its fields, null where nothing is known. ValueError names a field that has no place."""
    if strange := sorted(known.keys() - set(FIELDS)):
        raise ValueError(f"no field of a message: {', '.join(strange)}")
    return {name: known.get(name) for name in FIELDS}
