"""Chatwoot signs what it sends a bot: the moment, a full stop and the body, by HMAC-SHA256 under the bot's secret."""

import hashlib
import hmac

from stimmig.core.webhooks import TOLERANCE_SECONDS


def is_signed(secret: str, timestamp: str, signature: str, body: bytes, now: float) -> bool:
    """Whether `sha256=` and the hexadecimal digest fit the body as it came, sent no more than five minutes from now.

    `timestamp` (Unix seconds) and `signature` are the headers `X-Chatwoot-Timestamp` and `X-Chatwoot-Signature`.
    """
    if not (timestamp.isascii() and timestamp.isdigit()) or abs(now - int(timestamp)) > TOLERANCE_SECONDS:
        return False
    digest = hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(f"sha256={digest}".encode(), signature.encode())
