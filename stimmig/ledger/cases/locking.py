"""Salt and content of one entry, locked by the key of its case: AES-256-GCM (NIST SP 800-38D), a random nonce each.

What is locked is bound to the number and the commitment of its entry, so that two rows cannot change places.
"""

import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from stimmig.core import ledger

NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a commitment: its salt, and the canonical content."""

    salt: bytes
    canonical: bytes

    def commitment(self) -> str:
        """The commitment it opens."""
        return ledger.commitment(self.salt, self.canonical)


def fresh(canonical: bytes) -> Opening:
    """Canonical content with a new salt."""
    return Opening(secrets.token_bytes(ledger.SALT_BYTES), canonical)


def lock(key: bytes, seq: int, commitment: str, opening: Opening) -> bytes:
    """Lock it for the entry with this number, which has this commitment."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, opening.salt + opening.canonical, _bound(seq, commitment))


def opened(key: bytes, seq: int, commitment: str, locked: bytes) -> Opening | None:
    """What is locked here; None where it is not what the entry with this number commits to, or the key is another."""
    try:
        inside = AESGCM(key).decrypt(locked[:NONCE_BYTES], locked[NONCE_BYTES:], _bound(seq, commitment))
    except (InvalidTag, ValueError):  # altered, or too short to be anything
        return None
    opening = Opening(inside[: ledger.SALT_BYTES], inside[ledger.SALT_BYTES :])
    return opening if ledger.opens(commitment, opening.salt, opening.canonical) else None


def _bound(seq: int, commitment: str) -> bytes:
    return f"stimmig {seq} {commitment}".encode()
