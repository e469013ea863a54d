"""Kill gateway processes under load, and count what is lost: `python -m tools.kill_loop [--kills 50]`

Several processes work on one database, once SQLite and once PostgreSQL. One after the other is killed with SIGKILL
while clients ask. Afterwards every answer a client got whole has to be on record once, in its order, and the ledger
has to add up.
"""

import argparse
import asyncio
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests import postgres
from tools.check import scratch

if TYPE_CHECKING:
    from tests.gateway.world import World

CLIENTS, TURNS = 12, 6  # clients at once; turns of one conversation
MODEL = "kill-loop"


@dataclass
class Seen:
    """What clients sent, conversation by conversation, and what of it was answered whole."""

    sent: dict[str, list[str]] = field(default_factory=dict)
    answered: set[tuple[str, str]] = field(default_factory=set)


@dataclass
class Report:
    """What was found."""

    kills: int
    seconds: float
    answered: int
    lost: int
    doubled: int
    reordered: int
    intact: bool

    @property
    def clean(self) -> bool:
        return self.intact and not (self.lost or self.doubled or self.reordered)

    def __str__(self) -> str:
        ledger = "adds up" if self.intact else "DOES NOT ADD UP"
        return (
            f"{self.kills} kills in {self.seconds:.0f} s, {self.answered:,} answers: {self.lost} lost, "
            f"{self.doubled} doubled, {self.reordered} reordered; the ledger {ledger}"
        )


def workers(master: int) -> list[int]:
    """The processes that answer, of a gateway with several."""
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    return [int(pid) for pid in children if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]


async def load(url: str, key: str, seen: Seen, going: asyncio.Event) -> None:
    """Conversations, turn after turn, until told to stop."""
    import aiohttp

    timeout = aiohttp.ClientTimeout(total=10)
    async with aiohttp.ClientSession(timeout=timeout, connector=aiohttp.TCPConnector(force_close=True)) as session:
        await asyncio.gather(*(talk(session, url, key, seen, going, number) for number in range(CLIENTS)))


async def talk(session: Any, url: str, key: str, seen: Seen, going: asyncio.Event, client: int) -> None:
    conversation, number = "", 0
    while going.is_set():
        if number % TURNS == 0:
            conversation = f"k-{client}-{number}-{os.getpid()}"
            seen.sent[conversation] = []
        words, number = f"Frage {number}", number + 1
        seen.sent[conversation].append(words)
        if await whole(session, url, key, conversation, words, stream=number % 2 == 0):
            seen.answered.add((conversation, words))


async def whole(session: Any, url: str, key: str, conversation: str, words: str, *, stream: bool) -> bool:
    """Whether the answer arrived whole."""
    import aiohttp

    body = {"model": f"{MODEL}-{stream}", "messages": [{"role": "user", "content": words}], "stream": stream}
    headers = {"authorization": f"Bearer {key}", "x-stimmig-conversation": conversation}
    try:
        async with session.post(f"{url}/v1/chat/completions", json=body, headers=headers) as response:
            raw = await response.read()
            ended = raw.endswith(b"data: [DONE]\n\n") if stream else bool(json.loads(raw).get("choices"))
            return bool(response.status == 200 and ended)
    except (aiohttp.ClientError, TimeoutError, ValueError):
        await asyncio.sleep(0.05)
        return False


async def killed(master: int, kills: int, going: asyncio.Event, chance: random.Random) -> int:
    """Kill one process after the other, at any moment, never before another one can answer."""
    done = 0
    while done < kills:
        await asyncio.sleep(0.1 + chance.random() * 0.3)
        alive = workers(master)
        if len(alive) > 1:
            os.kill(chance.choice(alive), signal.SIGKILL)
            done += 1
    await asyncio.sleep(0.5)
    going.clear()
    return done


def loop(world: "World", url: str, master: int, key: str, kills: int, seed: int = 1) -> Report:
    """Load and kills at once, then the count."""
    seen, started = Seen(), time.monotonic()

    async def both() -> int:
        going = asyncio.Event()
        going.set()
        chance = random.Random(seed)  # noqa: S311  # only the moments of the kills
        _, done = await asyncio.gather(load(url, key, seen, going), killed(master, kills, going, chance))
        return done

    with ThreadPoolExecutor(1) as beside:  # a test beside a browser has a loop in its thread already
        done = beside.submit(asyncio.run, both()).result()
    return counted(world, seen, done, time.monotonic() - started)


def counted(world: "World", seen: Seen, kills: int, seconds: float) -> Report:
    """Hold what clients saw against what is on record."""
    from stimmig.core import ledger

    lost = doubled = reordered = 0
    records = world.everything()
    for conversation, sent in seen.sent.items():
        asked, answers = on_record(records.get(conversation, []))
        times = Counter(asked)
        doubled += sum(count - 1 for count in times.values())
        doubled += max(0, rows(world, conversation) - 1)
        reordered += asked != [words for words in sent if words in times]
        got = [words for words in sent if (conversation, words) in seen.answered]
        lost += sum(words not in times for words in got) + sum(words not in answers for words in got)
    entries = world.cursor.all('SELECT seq, kind, at, "case", commitment, leaf, chain FROM ledger_entry ORDER BY seq')
    from stimmig.gateway.database import uuid

    report = ledger.verify(ledger.Entry(r[0], r[1], r[2], str(uuid(r[3])), r[4], r[5], r[6]) for r in entries)
    return Report(kills, seconds, len(seen.answered), lost, doubled, reordered, report.intact)


def on_record(records: list[dict[str, Any]]) -> tuple[list[str], set[str]]:
    """The questions on record, in order, and those that were answered."""
    ids = {r["content"]["request_id"]: r["content"]["text"] for r in records if r["kind"] == "conversation.request"}
    answers = {ids.get(r["content"]["request_id"], "") for r in records if r["kind"] == "conversation.answer"}
    return [r["content"]["text"] for r in records if r["kind"] == "conversation.request"], answers


def rows(world: "World", conversation: str) -> int:
    return int(world.one("SELECT count(*) FROM operation_conversation WHERE outside_id = %s", conversation)[0])


@contextmanager
def databases() -> Iterator[dict[str, dict[str, str]]]:
    """A database of each kind, for the time of the loop; on PostgreSQL what is committed is durable here."""
    with tempfile.TemporaryDirectory(dir=scratch()) as folder:
        address = postgres.start(Path(folder) / "postgresql")
        here = {"STIMMIG_DATA": folder, "DJANGO_SETTINGS_MODULE": "stimmig.settings"}
        sqlite = f"sqlite:///{folder}/stimmig.sqlite3"
        yield {"SQLite": here | {"DATABASE_URL": sqlite}, "PostgreSQL": here | {"DATABASE_URL": address}}
        postgres.stop(Path(folder) / "postgresql")


def main(arguments: list[str]) -> int:
    """Both databases, one after the other, each in a process with its own settings."""
    parser = argparse.ArgumentParser(prog="python -m tools.kill_loop")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--here", action="store_true", help="on the database of this environment")
    options = parser.parse_args(arguments)
    if options.here:
        return here(options.kills)
    clean = True
    with databases() as both:
        for name, environment in both.items():
            print(f"kill -9, {name}: ", end="", flush=True)
            command = [sys.executable, "-m", "tools.kill_loop", "--here", "--kills", str(options.kills)]
            clean &= subprocess.run(command, env=os.environ | environment).returncode == 0
    return 0 if clean else 1


def here(kills: int) -> int:
    """Prepare this database, start the gateway, and kill."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from stimmig.gateway.database import Database
    from tests.gateway.upstream import Script, Upstream, chat, chunks
    from tests.gateway.world import World

    call_command("migrate", verbosity=0)
    world = World(os.environ["DATABASE_URL"], Database.of(dict(settings.DATABASES["default"])), settings.DATA)
    world.found()
    key, upstream = world.key("sentence"), Upstream()
    upstream.script(f"{MODEL}-False", Script(chat("Ja."), kind="application/json"))
    upstream.script(f"{MODEL}-True", Script(chunks("Ja. ", "Gern.")))
    upstream.start()
    url, master = begun(upstream.url)
    report = loop(world, url, master.pid, key, kills)
    master.terminate()
    master.wait()
    upstream.stop()
    print(report)
    return 0 if report.clean else 1


def begun(upstream: str, processes: int = 3) -> tuple[str, "subprocess.Popen[bytes]"]:
    """A gateway with several processes, once it answers."""
    import urllib.request

    port = postgres.free_port()
    arguments = ["gateway", "--port", str(port), "--upstream", upstream, "--processes", str(processes)]
    master = subprocess.Popen([sys.executable, "-m", "stimmig.cli", *arguments])
    url = f"http://127.0.0.1:{port}"
    while True:
        try:
            urllib.request.urlopen(f"{url}/readyz").close()  # noqa: S310  # our own address
        except OSError:
            time.sleep(0.1)
        else:
            return url, master


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
