"""Processes are killed under load, and no answer a client got whole is lost, doubled or out of order."""

from tests.gateway.conftest import started
from tests.gateway.upstream import Script, Upstream, chat, chunks
from tests.gateway.world import World
from tools.kill_loop import MODEL, loop


def test_nothing_acknowledged_is_lost(world: World, upstream: Upstream, keys: dict[str, str]) -> None:
    """Two processes on one database; the long loop is part of `make bench`."""
    upstream.script(f"{MODEL}-False", Script(chat("Ja."), kind="application/json"))
    upstream.script(f"{MODEL}-True", Script(chunks("Ja. ", "Gern.")))
    process = started(world, upstream.url, processes=2)
    try:
        report = loop(world, process.url, process.popen.pid, keys["sentence"], kills=2)
    finally:
        process.stop()
    assert report.answered
    assert report.clean, report
