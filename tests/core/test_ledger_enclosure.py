"""What a receipt takes along: read as it was written, and refused where it is anything else."""

import pytest

from stimmig.core.ledger import canonical, commitment, enclosure
from stimmig.core.ledger.enclosure import Enclosure, Opening
from stimmig.core.ledger.note import Malformed

SALT, CONTENT = bytes(range(32)), canonical({"sentence": "Wir führen ihn ein."}).decode()
OPENING = Opening(SALT, CONTENT)


@pytest.mark.parametrize(
    "taken", [Enclosure(), Enclosure((b"one", b"two")), Enclosure((), OPENING), Enclosure((b"",), OPENING)]
)
def test_it_is_read_as_it_was_written(taken: Enclosure) -> None:
    """With stamps, with what opens the entry, with both, and with nothing."""
    assert enclosure.parse(taken.extra()) == taken


def test_it_is_readable_json() -> None:
    """Whoever has no program finds both in it; where nothing is taken along there is no line."""
    assert Enclosure().extra() is None
    assert Enclosure((b"one",)).extra() == b'{"stamps":["b25l"]}'
    assert b'"salt":"000102' in (Enclosure((), OPENING).extra() or b"")


def test_an_opening_fits_its_own_entry_only() -> None:
    """Salt and content together, to the letter."""
    assert OPENING.commitment() == commitment(SALT, CONTENT.encode())
    assert OPENING.fits(OPENING.commitment())
    assert not OPENING.fits(commitment(bytes(32), CONTENT.encode()))
    assert not Opening(SALT, CONTENT.replace("ein", "aus")).fits(commitment(SALT, CONTENT.encode()))


@pytest.mark.parametrize(
    ("extra", "why"),
    [
        (b"", "is JSON"),
        (b"\xff", "is JSON"),
        (b"[" * 100_000, "is JSON"),
        (b"[]", "is JSON"),
        (b'{"more": 1}', "is JSON"),
        (b'{"stamps": "b25l"}', "list of texts"),
        (b'{"stamps": [1]}', "list of texts"),
        (b'{"stamps": ["?"]}', "not base64"),
        (b'{"salt": "00"}', "come together"),
        (b'{"content": "x"}', "come together"),
        (b'{"content": 1, "salt": "00"}', "come together"),
        (b'{"content": "x", "salt": "no"}', "hexadecimal"),
        (b'{"content": "\\ud800", "salt": "00"}', "whole characters"),
    ],
)
def test_anything_else_is_refused(extra: bytes, why: str) -> None:
    """With what is expected."""
    with pytest.raises(Malformed, match=why):
        enclosure.parse(extra)
