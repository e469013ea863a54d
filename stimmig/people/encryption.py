"""Secrets that have to be read again rest encrypted, under a key that is derived from the installation's own.

Fernet (AES-128-CBC with HMAC-SHA256) under HKDF-SHA256 (RFC 5869). `cryptography` comes along with allauth's passkeys.
"""

import base64
import logging

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

MARK = "fernet:"  # what rests without it is from before, and readable as it is
PURPOSE = b"stimmig second factors"
LOG = logging.getLogger(__name__)


def encrypt(text: str) -> str:
    """The text as it may rest in the database."""
    return MARK + _keys().encrypt(text.encode()).decode()


def decrypt(rests: str) -> str | None:
    """What was encrypted; None where the installation's key is another by now."""
    if not rests.startswith(MARK):
        return rests
    try:
        return _keys().decrypt(rests.removeprefix(MARK).encode()).decode()
    except InvalidToken:
        LOG.error("Something encrypted cannot be read: the key of this installation has changed.")
        return None


def _keys() -> MultiFernet:
    """The key of today, and those that were in use before it."""
    return MultiFernet([Fernet(_derived(key)) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _derived(key: str | bytes) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(force_bytes(key))
    return base64.urlsafe_b64encode(derived)
