"""Jobs share a look at the database, not their fate."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from stimmig.gateway.database import Database, Failed, Here
from stimmig.gateway.recording import Reader
from tests.looping import run


def test_one_that_fails_spoils_no_other(tmp_path: Path) -> None:
    """Whoever asks for a number no database holds must not silence another conversation."""
    (tmp_path / "house.sqlite3").touch()

    async def both() -> list[Any]:
        reader = Reader(Database("sqlite", str(tmp_path / "house.sqlite3")), "reader")
        jobs = [reader.submit(one_of(number)) for number in (1, 2**80, 3)]
        reader.start()
        got = await asyncio.gather(*jobs, return_exceptions=True)
        reader.stop()
        return got

    first, second, third = run(both())
    assert (first, third) == (1, 3)
    with pytest.raises(Failed):
        raise second


def one_of(number: int) -> Any:
    def work(cursor: Here) -> int:
        return int(cursor.one("SELECT %s", number)[0])

    return work
