"""What is locked opens for its own entry, with its own key, as long as no bit of it is another."""

import secrets

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from stimmig.core.ledger import commitment
from stimmig.core.ledger.enclosure import Opening
from stimmig.ledger.cases.locking import fresh, lock, opened

KEY = bytes(range(32))
OPENING = Opening(bytes(32), '{"text":"Miau."}')
COMMITMENT = OPENING.commitment()


def test_it_opens_for_its_entry_alone() -> None:
    """Another number, another commitment or another key find nothing."""
    locked = lock(KEY, 7, COMMITMENT, OPENING)
    assert opened(KEY, 7, COMMITMENT, locked) == OPENING
    assert opened(KEY, 8, COMMITMENT, locked) is None
    assert opened(KEY, 7, fresh(OPENING.content.encode()).commitment(), locked) is None
    assert opened(secrets.token_bytes(32), 7, COMMITMENT, locked) is None


def test_no_bit_of_it_can_be_another() -> None:
    """Nor can anything be cut off."""
    locked = lock(KEY, 7, COMMITMENT, OPENING)
    for at in range(len(locked)):
        assert opened(KEY, 7, COMMITMENT, locked[:at]) is None
        for bit in range(8):
            altered = locked[:at] + bytes([locked[at] ^ 1 << bit]) + locked[at + 1 :]
            assert opened(KEY, 7, COMMITMENT, altered) is None


def test_what_is_no_text_was_never_recorded() -> None:
    """Though the key is right, and the entry commits to it."""
    bytes_only = commitment(bytes(32), b"\xff")
    locked = AESGCM(KEY).encrypt(bytes(12), bytes(32) + b"\xff", f"stimmig 7 {bytes_only}".encode())
    assert opened(KEY, 7, bytes_only, bytes(12) + locked) is None


def test_the_same_words_never_look_the_same() -> None:
    """Neither locked nor committed to."""
    assert lock(KEY, 7, COMMITMENT, OPENING) != lock(KEY, 7, COMMITMENT, OPENING)
    assert fresh(b"{}") != fresh(b"{}")
