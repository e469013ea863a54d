"""How calls rest while they wait: packed and encrypted, under a key derived from the installation's own.

AES-256-GCM under HKDF-SHA256 (RFC 5869). They rest for minutes; then they move into the ledger.
"""

import logging
import secrets
import zlib
from collections.abc import Sequence
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

from stimmig.telemetry import calls

PURPOSE = b"stimmig calls that wait"
NONCE_BYTES = 12
LOG = logging.getLogger(__name__)


def closed(waiting: Sequence[calls.Call]) -> bytes:
    """Calls as they may rest in the database."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + _cipher(settings.SECRET_KEY).encrypt(nonce, zlib.compress(calls.written(waiting), 1), None)


def opened(rests: bytes) -> list[calls.Call]:
    """The calls again; none where the installation's key is another by now."""
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            packed = _cipher(key).decrypt(rests[:NONCE_BYTES], rests[NONCE_BYTES:], None)
        except InvalidTag:
            continue
        return calls.read(zlib.decompress(packed))
    LOG.error("Calls that wait cannot be read: the key of this installation has changed.")
    return []


@lru_cache(maxsize=4)
def _cipher(key: str | bytes) -> AESGCM:
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(force_bytes(key)))
