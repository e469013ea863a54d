"""The one and only form of a content, and the commitment that binds to it without showing it."""

import hmac
import json
from typing import Any

DEPTH_MAX = 32
INTEGER_MAX = 2**53 - 1  # beyond it RFC 8785 numbers are no longer exact
SALT_BYTES = 32
CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


class NotCanonical(ValueError):
    """A value that two programs might write differently. The message names where it stands and what is allowed."""


def canonical(value: Any) -> bytes:
    """Write a value in its one and only form: RFC 8785 (JCS), without fractions and with ASCII keys.

    Text, integers up to 2**53 - 1, true, false, null, lists and objects are allowed; anything else is NotCanonical.
    """
    if _plain(value, DEPTH_MAX):
        try:
            return CANONICAL.encode(value).encode()
        except UnicodeEncodeError:
            pass  # half a character somewhere: where, is said below
    _prove(value, "content", DEPTH_MAX)
    return CANONICAL.encode(value).encode()


def _plain(value: Any, depth: int) -> bool:
    """Whether a value is surely allowed, half characters aside. Almost every one is, so no place is named here."""
    kind = type(value)
    if kind is dict and depth > 1:
        for key, item in value.items():
            if type(key) is not str or not key.isascii() or not (type(item) is str or _plain(item, depth - 1)):
                return False
        return True
    if (kind is list or kind is tuple) and depth > 1:
        for item in value:  # noqa: SIM110  # a generator for each list takes as long as all the rest
            if not _plain(item, depth - 1):
                return False
        return True
    return kind is str or kind is bool or value is None or (kind is int and abs(value) <= INTEGER_MAX)


def _prove(value: Any, path: str, depth: int) -> None:
    if depth == 0:
        raise NotCanonical(f"{path}: nested more than {DEPTH_MAX} deep")
    match value:
        case None | bool():
            return
        case str():
            _prove_text(value, path)
        case int():
            if abs(value) > INTEGER_MAX:
                raise NotCanonical(f"{path}: {value} is beyond 2**53 - 1; write it as text")
        case list() | tuple():
            for number, item in enumerate(value):
                _prove(item, f"{path}[{number}]", depth - 1)
        case dict():
            for key, item in value.items():
                _prove_key(key, path)
                _prove(item, f"{path}.{key}", depth - 1)
        case _:
            raise NotCanonical(f"{path}: {type(value).__name__} is not allowed; write text, integer, list or object")


def _prove_key(key: Any, path: str) -> None:
    if not isinstance(key, str) or not key.isascii():
        raise NotCanonical(f"{path}: the key {key!r} is not ASCII text")


def _prove_text(text: str, path: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise NotCanonical(f"{path}: half a character at position {error.start}") from None


def commitment(salt: bytes, content: bytes) -> str:
    """Bind to canonical content without showing it. Whoever has neither salt nor content learns nothing from it."""
    if len(salt) != SALT_BYTES:
        raise ValueError(f"a salt has {SALT_BYTES} bytes, this one has {len(salt)}")
    return hmac.digest(salt, content, "sha256").hex()


def opens(commitment_given: str, salt: bytes, content: bytes) -> bool:
    """Tell whether salt and canonical content are the ones that were committed to."""
    whole = len(salt) == SALT_BYTES and commitment_given.isascii()  # others than ASCII cannot be compared
    return whole and hmac.compare_digest(commitment(salt, content), commitment_given)
