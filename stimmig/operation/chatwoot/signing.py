"""Chatwoot signs what it sends a bot: the moment, a full stop and the body, by HMAC-SHA256 under the bot's secret."""

import hashlib
import hmac

from stimmig.core.webhooks import TOLERANCE_SECONDS

LONGEST = 12  # digits; longer numbers fit no clock


def is_signed(secret: str, timestamp: str, signature: str, body: bytes, now: float) -> bool:
    """Whether `sha256=` and the hexadecimal digest fit the body as it came, sent no more than five minutes from now.

    `timestamp` (Unix seconds) and `signature` are the headers `X-Chatwoot-Timestamp` and `X-Chatwoot-Signature`.
    """
    if not _is_moment(timestamp) or abs(now - int(timestamp)) > TOLERANCE_SECONDS:
        return False
    digest = hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(f"sha256={digest}".encode(), signature.encode())


def _is_moment(timestamp: str) -> bool:
    """Seconds since 1970 in digits, of a length that is a number of this age."""
    return timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= LONGEST
