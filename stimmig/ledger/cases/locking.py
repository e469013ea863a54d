"""Salt and content of one entry, locked by the key of its case: AES-256-GCM (NIST SP 800-38D), a random nonce each.

What is locked is bound to the number and the commitment of its entry, so that two rows cannot change places.
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from stimmig.core import ledger
from stimmig.core.ledger.enclosure import Opening

NONCE_BYTES = 12


def fresh(canonical: bytes) -> Opening:
    """Canonical content with a new salt."""
    return Opening(secrets.token_bytes(ledger.SALT_BYTES), canonical.decode())


def lock(key: bytes, seq: int, commitment: str, opening: Opening) -> bytes:
    """Lock it for the entry with this number, which has this commitment."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, opening.salt + opening.content.encode(), _bound(seq, commitment))


def opened(key: bytes, seq: int, commitment: str, locked: bytes) -> Opening | None:
    """What is locked here; None where it is not what the entry with this number commits to, or the key is another."""
    try:
        inside = AESGCM(key).decrypt(locked[:NONCE_BYTES], locked[NONCE_BYTES:], _bound(seq, commitment))
        opening = Opening(inside[: ledger.SALT_BYTES], inside[ledger.SALT_BYTES :].decode())
    except (InvalidTag, ValueError):  # altered, too short to be anything, or no text
        return None
    return opening if opening.fits(commitment) else None


def _bound(seq: int, commitment: str) -> bytes:
    return f"stimmig {seq} {commitment}".encode()
