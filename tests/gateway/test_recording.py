"""Jobs share a look at the database, not their fate."""

import asyncio
import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest

from stimmig.gateway.database import Database, Failed, Here
from stimmig.gateway.recording import Reader, Writer
from tests.gateway.world import World
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


def test_who_has_waited_long_enough_is_told(tmp_path: Path) -> None:
    """Somebody else's work hangs. What nobody waits for any more is not begun; what nobody waits for at all is."""
    (tmp_path / "house.sqlite3").touch()
    free, done = threading.Event(), list[str]()

    async def waiting() -> Any:
        reader = Reader(Database("sqlite", str(tmp_path / "house.sqlite3")), "reader", 0.05)
        reader.start()
        hangs = reader.submit(lambda cursor: free.wait(20))
        given_up = reader.within(lambda cursor: done.append("soon"))
        whenever = reader.submit(lambda cursor: done.append("whenever"))
        with pytest.raises(Failed, match="in time"):
            await given_up
        free.set()
        await asyncio.gather(hangs, whenever)
        reader.stop()

    run(waiting())
    assert done == ["whenever"]


def test_where_none_can_begin_none_is_tried_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database in somebody else's hands keeps a queue waiting once, not once for each."""
    monkeypatch.setattr("stimmig.gateway.database.BUSY_MS", 1)
    path = tmp_path / "house.sqlite3"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    tried, connect = list[Database](), Database.connect

    def noted(database: Database) -> Any:
        tried.append(database)
        return connect(database)

    monkeypatch.setattr(Database, "connect", noted)

    async def both() -> list[Any]:
        writer = Writer(Database("sqlite", str(path)), "writer")
        jobs = [writer.within(one_of(number)) for number in (1, 2)]
        writer.start()
        got = await asyncio.gather(*jobs, return_exceptions=True)
        writer.stop()
        return got

    assert [type(each) for each in run(both())] == [Failed, Failed]
    assert len(tried) == 1
    other.close()


def test_a_statement_takes_so_long_at_most(world: World) -> None:
    """Also on a server that would let it run."""
    if world.database.vendor == "postgresql":
        assert world.one("SHOW statement_timeout") == world.one("SHOW lock_timeout") == ("5s",)


def one_of(number: int) -> Any:
    def work(cursor: Here) -> int:
        return int(cursor.one("SELECT %s", number)[0])

    return work
