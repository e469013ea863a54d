"""Places in which pages listen: each key its share."""

from contextlib import ExitStack

import pytest

from stimmig.gateway.limits import Places, Shares
from stimmig.gateway.wire.refusals import Refused


def held(shares: Shares, key: int, stack: ExitStack) -> int:
    """How many places a key gets when it takes all it can."""
    for number in range(99):
        try:
            stack.enter_context(shares.of(key))
        except Refused:
            return number
    raise AssertionError("no bound")


def test_whoever_comes_later_finds_a_place() -> None:
    """A key alone takes half of what is there, each that follows half of what is left; the last one is taken, too."""
    shares = Shares(Places(8))
    with ExitStack() as stack:
        assert [held(shares, key, stack) for key in range(5)] == [4, 2, 1, 1, 0]
        assert shares.places.taken == 8


def test_a_refusal_says_what_to_do() -> None:
    """How many places the key holds, and that pages nobody reads can be closed; where none is free, that."""
    shares = Shares(Places(2, "pages are listening"), "Close pages.")
    with shares.of(1):
        with pytest.raises(Refused, match=r"429 share_exceeded: .*: 1, with 1 left .* Close pages"), shares.of(1):
            pass
        with shares.of(2), pytest.raises(Refused, match="503 overloaded: 2 pages are listening"), shares.of(1):
            pass


def test_what_a_key_gives_back_it_may_hold_again() -> None:
    """Also where a page went away in the middle; a key that holds nothing is forgotten."""
    shares = Shares(Places(2))
    for _ in range(3):
        with pytest.raises(ConnectionError), shares.of(1):
            raise ConnectionError
    assert (shares.places.taken, len(shares._held)) == (0, 0)
