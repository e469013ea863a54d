"""An answer without an end fills no memory: reading stops at the bound, and it counts as broken off."""

from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any

import pytest

from stimmig.gateway import upstream
from stimmig.gateway.wire.refusals import Refused
from tests.looping import run


def test_reading_stops_at_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not behind it, when everything has been read."""
    monkeypatch.setattr(upstream, "ANSWER_BYTES_MAX", 100)
    came: list[int] = []

    async def endless() -> AsyncIterator[bytes]:
        while len(came) < 1_000:
            came.append(1)
            yield b"x" * 30

    response: Any = SimpleNamespace(content=SimpleNamespace(iter_any=endless), content_length=None)
    with pytest.raises(Refused, match="upstream_broke_off"):
        run(upstream.whole(response))
    assert len(came) == 4
