"""How fast the gateway is, beside a direct call and beside LiteLLM: `python -m tools.bench_gateway`

Everything on this machine, one round of each in turn, so that what else the machine does falls on all alike. The AI is
scripted and answers at once. LiteLLM comes from PyPI into an environment of its own below .cache; where it cannot be
installed its column says so.
"""

import asyncio
import json
import os
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests import postgres
from tools.check import scratch

ROOT = Path(__file__).parent.parent
PEER = ROOT / ".cache" / "litellm"
ROUNDS, SINGLES, CROWD, AT_ONCE = 5, 60, 320, 16
P50_MAX, P99_MAX, RATE_MIN, FIRST_MAX, MEMORY_MAX = 3.0, 20.0, 500.0, 5.0, 150.0  # ms, ms, requests/s, ms, MB
FAST = """
import asyncio, json, sys
WHOLE = json.dumps({"id": "c", "object": "chat.completion", "created": 1, "model": "m", "choices": [{"index": 0,
    "message": {"role": "assistant", "content": "Am dritten Mai. Sicher."}, "finish_reason": "stop"}],
    "usage": {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3}}).encode()
def chunk(delta, reason=None):
    return b"data: " + json.dumps({"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m",
        "choices": [{"index": 0, "delta": delta, "finish_reason": reason}]}).encode() + b"\\n\\n"
WORDS = ("Am ", "dritten ", "Mai. ", "Si", "cher.")
PARTS = [chunk({"role": "assistant", "content": ""}), *(chunk({"content": w}) for w in WORDS), chunk({}, "stop"),
    b"data: [DONE]\\n\\n"]
HEAD = b"HTTP/1.1 200 OK\\r\\ncontent-type: %s\\r\\ncontent-length: %d\\r\\n\\r\\n"
async def serve(reader, writer):
    try:
        while True:
            head = await reader.readuntil(b"\\r\\n\\r\\n")
            lines = head.lower().split(b"\\r\\n")
            size = next((int(line.split(b":")[1]) for line in lines if line.startswith(b"content-length")), 0)
            body = await reader.readexactly(size)
            if b'"stream": true' in body or b'"stream":true' in body:
                writer.write(HEAD % (b"text/event-stream", sum(map(len, PARTS))))
                for part in PARTS:
                    writer.write(part)
                    await writer.drain()
            else:
                writer.write(HEAD % (b"application/json", len(WHOLE)) + WHOLE)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()
async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", int(sys.argv[1]))
    await server.serve_forever()
asyncio.run(main())
"""


@dataclass
class Way:
    """A way to the AI, and what was measured on it; times in milliseconds."""

    name: str
    url: str
    headers: dict[str, str]
    singles: list[float] = field(default_factory=list)
    firsts: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)


async def single(session: Any, way: Way) -> float:
    """One whole answer, alone."""
    begun = time.perf_counter()
    async with session.post(way.url, json=asked(False), headers=way.headers) as response:
        raw = await response.read()
        if response.status != 200:
            raise RuntimeError(f"{way.name}: {response.status} {raw[:200]!r}")
    return (time.perf_counter() - begun) * 1000


async def first(session: Any, way: Way) -> float:
    """The time to the first word of the AI in a stream."""
    begun, got = time.perf_counter(), b""
    async with session.post(way.url, json=asked(True), headers=way.headers) as response:
        async for part in response.content.iter_any():
            got += part
            if b"Am " in got:
                break
        spent = (time.perf_counter() - begun) * 1000
        await response.read()
    return spent


def asked(stream: bool) -> dict[str, Any]:
    return {"model": "m", "messages": [{"role": "user", "content": "Wann?"}], "stream": stream}


async def crowd(session: Any, way: Way) -> float:
    """Requests a second, with sixteen at once."""
    begun, left = time.perf_counter(), iter(range(CROWD))

    async def one() -> None:
        for _ in left:
            await single(session, way)

    await asyncio.gather(*(one() for _ in range(AT_ONCE)))
    return CROWD / (time.perf_counter() - begun)


async def measured(ways: list[Way]) -> None:
    """Rounds, each way in turn."""
    import aiohttp

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        for way in ways:
            for _ in range(10):
                await single(session, way)
        for _ in range(ROUNDS):
            for way in ways:
                way.singles += [await single(session, way) for _ in range(SINGLES)]
                way.firsts += [await first(session, way) for _ in range(SINGLES // 3)]
                way.rates.append(await crowd(session, way))


def main() -> int:
    """Measure, print, and say where a promise was not kept."""
    with tempfile.TemporaryDirectory(dir=scratch()) as folder:
        environment = {"DATABASE_URL": f"sqlite:///{folder}/stimmig.sqlite3", "STIMMIG_DATA": folder}
        os.environ.update(environment | {"DJANGO_SETTINGS_MODULE": "stimmig.settings"})
        return report(*compared(Path(folder)))


def compared(folder: Path) -> tuple[list[Way], float]:
    """Everything started, measured and ended."""
    ai, port = postgres.free_port(), postgres.free_port()
    running = [subprocess.Popen([sys.executable, "-c", FAST, str(ai)])]
    upstream = f"http://127.0.0.1:{ai}/v1"
    keys = house()
    running.append(
        subprocess.Popen([sys.executable, "-m", "stimmig.cli", "gateway", "--port", str(port), "--upstream", upstream])
    )
    until(f"http://127.0.0.1:{port}/readyz")
    direct = Way("direct", f"{upstream}/chat/completions", {})
    url = f"http://127.0.0.1:{port}/v1/chat/completions"
    ways = [direct, *(Way(f"Stimmig, {mode}", url, headers(key, mode)) for mode, key in keys.items())]
    ways += peer(upstream, folder, running)
    try:
        asyncio.run(measured(ways))
        return ways, memory(running[1].pid)
    finally:
        for process in running:
            process.terminate()
            process.wait()


def headers(key: str, mode: str) -> dict[str, str]:
    return {"authorization": f"Bearer {key}", "x-stimmig-conversation": f"bench-{mode}"}


def house() -> dict[str, str]:
    """A database with a policy in force, and a key for each mode."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from stimmig.gateway.database import Database
    from tests.gateway.world import World

    call_command("migrate", verbosity=0)
    world = World("", Database.of(dict(settings.DATABASES["default"])), settings.DATA)
    world.found()
    keys = {mode: world.key(mode) for mode in ("hold", "sentence", "observe")}
    world.connection.close()
    return keys


def peer(upstream: str, folder: Path, running: list["subprocess.Popen[bytes]"]) -> list[Way]:
    """LiteLLM before the same AI, if it can be had."""
    if not (PEER / "ok").exists():
        print("LiteLLM: installing it from PyPI into .cache/litellm …", flush=True)
        commands = [
            [sys.executable, "-m", "venv", str(PEER)],
            [str(PEER / "bin" / "python"), "-m", "pip", "install", "-q", "litellm[proxy]"],
        ]
        if any(subprocess.run(command, stdin=subprocess.DEVNULL).returncode for command in commands):
            print("LiteLLM cannot be installed here; it is left out.")
            return []
        (PEER / "ok").touch()
    port, config = postgres.free_port(), folder / "litellm.json"
    model = {"model_name": "m", "litellm_params": {"model": "openai/m", "api_base": upstream, "api_key": "sk-none"}}
    key = f"sk-{secrets.token_hex(24)}"  # it does not start without one
    config.write_text(json.dumps({"model_list": [model], "general_settings": {"master_key": key}}))
    command = [str(PEER / "bin" / "litellm"), "--config", str(config), "--port", str(port), "--host", "127.0.0.1"]
    offline = os.environ | {"LITELLM_LOCAL_MODEL_COST_MAP": "True", "LITELLM_TELEMETRY": "False"}
    offline.pop("DATABASE_URL", None)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    running.append(subprocess.Popen(command, env=offline, **quiet))  # type: ignore[call-overload]
    if not until(f"http://127.0.0.1:{port}/health/liveliness", tries=1200):
        print("LiteLLM does not start here; it is left out.")
        return []
    return [Way("LiteLLM", f"http://127.0.0.1:{port}/v1/chat/completions", {"authorization": f"Bearer {key}"})]


def until(url: str, tries: int = 300) -> bool:
    """Wait until somebody answers there."""
    for _ in range(tries):
        try:
            urllib.request.urlopen(url).close()  # noqa: S310  # our own address
        except OSError:
            time.sleep(0.1)
        else:
            return True
    return False


def memory(pid: int) -> float:
    """What a process holds, in MB."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in status.read_text().splitlines() if line.startswith("VmRSS"))


def report(ways: list[Way], megabytes: float) -> int:
    """Print every way beside the direct one."""
    direct, kept = ways[0], True
    print("way                  added P50   added P99   first word   requests/s at 16")
    for way in ways:
        p50 = statistics.median(way.singles) - statistics.median(direct.singles)
        p99 = centile(way.singles) - centile(direct.singles)
        soon = statistics.median(way.firsts) - statistics.median(direct.firsts)
        rate = statistics.median(way.rates)
        print(f"{way.name:<18}{p50:9.2f} ms{p99:9.2f} ms{soon:10.2f} ms{rate:12.0f}")
        if way.name.startswith("Stimmig"):
            kept &= p50 <= P50_MAX and p99 <= P99_MAX and rate >= RATE_MIN
            kept &= soon <= FIRST_MAX or way.name.endswith("hold")
    print(f"the gateway holds {megabytes:.0f} MB")
    if not kept or megabytes > MEMORY_MAX:
        print(
            f"  promised: P50 {P50_MAX} ms, P99 {P99_MAX} ms, first word {FIRST_MAX} ms, {RATE_MIN:.0f} requests/s, "
            f"{MEMORY_MAX:.0f} MB"
        )
    return 0 if kept and megabytes <= MEMORY_MAX else 1


def centile(values: list[float]) -> float:
    return statistics.quantiles(values, n=100)[98]


if __name__ == "__main__":
    sys.exit(main())
