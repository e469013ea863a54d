"""A commitment binds to content and shows nothing of it."""

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stimmig.core.ledger import SALT_BYTES, commitment, opens

SALTS = st.binary(min_size=SALT_BYTES, max_size=SALT_BYTES)


@given(SALTS, st.binary())
def test_salt_and_content_open_their_commitment(salt: bytes, content: bytes) -> None:
    """Whoever holds both can prove what was recorded."""
    assert opens(commitment(salt, content), salt, content)


@given(SALTS, st.binary(), st.binary(min_size=1))
def test_other_content_never_opens_it(salt: bytes, content: bytes, more: bytes) -> None:
    """A single byte added is noticed."""
    assert not opens(commitment(salt, content), salt, content + more)


@given(SALTS, SALTS, st.binary())
def test_another_salt_never_opens_it(salt: bytes, other: bytes, content: bytes) -> None:
    """Without the salt nobody can try out contents against the commitment."""
    assert opens(commitment(salt, content), other, content) == (salt == other)


def test_it_is_hmac_sha256() -> None:
    """Anyone can recompute it with any library."""
    salt = bytes(range(32))
    assert commitment(salt, b"{}") == hmac.new(salt, b"{}", hashlib.sha256).hexdigest()


def test_a_short_salt_is_refused_and_opens_nothing() -> None:
    """A guessable salt would show the content."""
    with pytest.raises(ValueError, match="32 bytes, this one has 4"):
        commitment(b"salt", b"{}")
    assert not opens("00" * 32, b"salt", b"{}")


def test_what_is_not_ascii_is_no_commitment() -> None:
    """It comes from a stranger's file: nothing opens it, and nothing fails."""
    assert not opens("ü" * 64, bytes(SALT_BYTES), b"{}")
