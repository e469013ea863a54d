"""What goes out in any case comes on record whenever the database can, and is counted where it cannot."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from stimmig.gateway.asgi import EVENTS
from stimmig.gateway.conversations import Answered
from stimmig.gateway.database import Connection, Database
from stimmig.gateway.recording import ORDER, Writer
from stimmig.gateway.turns import Conducted
from tests.gateway.test_gone import Never, conducted
from tests.gateway.world import World
from tests.looping import run

SAID = Answered("Um acht.", "pass")


@pytest.fixture
def held(world: World) -> Iterator[Connection]:
    """Somebody else holds the ledger."""
    other = world.database.connect()
    other.begin()
    if other.vendor == "postgresql":
        other.cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ORDER])
    yield other
    other.rollback()
    other.close()


@pytest.mark.parametrize("free_again", [True, False])
def test_who_hung_up_leaves_an_answer_or_a_count(
    world: World, held: Connection, monkeypatch: pytest.MonkeyPatch, free_again: bool
) -> None:
    """Where the ledger is held longer than a writer waits for it, it tries once more."""
    monkeypatch.setattr("stimmig.gateway.database.BUSY_MS", 50)
    never, tried, connect = Never(), list[Database](), Database.connect

    def noted(database: Database) -> Connection:
        tried.append(database)
        if len(tried) == 2 and free_again:
            held.rollback()
        return connect(database)

    monkeypatch.setattr(Database, "connect", noted)

    async def left() -> list[Any]:
        writer = Writer(world.database, "writer")
        turn = before(writer, never)
        writer.start()
        turn.leave(SAID)
        writer.stop()
        await asyncio.sleep(0.01)  # for what the writer told this loop
        return turn.house.missed

    missed = run(left())
    assert (never.kinds, len(missed)) == ((["conversation.answer"], 0) if free_again else ([], 1))
    assert len(tried) == 2


def test_the_last_words_wait_so_long_and_their_record_longer(world: World, held: Connection) -> None:
    """What a person has read already is on record as soon as it can be, and not counted as missing."""
    never = Never()

    async def closed() -> list[Any]:
        writer = Writer(world.database, "writer", 0.01)
        turn = before(writer, never)
        writer.start()
        await turn.exchange.start(200, EVENTS, {})
        await turn.close(SAID)
        assert never.kinds == []
        held.rollback()
        writer.stop()
        await asyncio.sleep(0.01)
        return turn.house.missed

    assert (run(closed()), never.kinds) == ([], ["conversation.answer"])


def before(writer: Writer, never: Never) -> Conducted:
    """A turn on record before this writer; what it keeps is remembered."""
    turn = conducted("sentence", never)
    house: Any = turn.house
    house.writer, house.lasting, house.written = writer, writer.submit, writer.within
    return turn
