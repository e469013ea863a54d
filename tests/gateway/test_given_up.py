"""What somebody was told did not happen does not happen, though it was under way when they were told."""

import threading
from collections.abc import Callable, Iterator

import pytest

from stimmig.gateway.database import Failed, Here
from stimmig.gateway.recording import Writer
from tests.gateway.world import World
from tests.looping import run


@pytest.fixture
def written(world: World) -> Iterator[None]:
    """A table of the test's own to write in."""
    world.cursor.execute("CREATE TABLE given_up (who varchar(20))")
    yield
    world.cursor.execute("DROP TABLE given_up")


@pytest.mark.parametrize("others", [(), ("another",), ("another", "a third")])
def test_nothing_of_it_is_committed(world: World, written: None, others: tuple[str, ...]) -> None:
    """Whoever shares the transaction is written all the same, once."""
    told = threading.Event()

    def slow(cursor: Here) -> None:
        wrote("given up")(cursor)
        assert told.wait(20)

    async def waiting() -> None:
        writer = Writer(world.database, "writer", 0.05)
        given_up, beside = writer.within(slow), [writer.submit(wrote(name)) for name in others]
        writer.start()
        with pytest.raises(Failed, match="in time"):
            await given_up
        told.set()
        for each in beside:
            await each
        writer.stop()

    run(waiting())
    assert [who for (who,) in world.cursor.all("SELECT who FROM given_up")] == list(others)


def wrote(who: str) -> Callable[[Here], None]:
    def work(cursor: Here) -> None:
        cursor.execute("INSERT INTO given_up (who) VALUES (%s)", [who])

    return work
