"""How the gateway is started: `stimmig gateway [--port N] [--upstream URL] [--processes N]`."""

import argparse
import os
from collections.abc import Awaitable, Sequence
from typing import Any

from stimmig.garbage import spare_what_is_loaded
from stimmig.gateway.app import Gateway, Page
from stimmig.gateway.database import Database
from stimmig.gateway.doors import Doors
from stimmig.gateway.house import House
from stimmig.gateway.keeping import Cases, Keeper
from stimmig.gateway.limits import Places, Rates, Shares
from stimmig.gateway.recording import PATIENCE, Reader, Writer
from stimmig.gateway.rules import Guardrails
from stimmig.gateway.standing import Watch
from stimmig.gateway.upstream import Limits, Upstream, from_environment
from stimmig.ledger.cases.keys import Keys

PORT = 8088
AT_ONCE = 512
URGENT = 64
CHAT_KEY = "demo-chat-key"  # a file in the demo's data: the key its chat page shows


def serve(arguments: Sequence[str]) -> int:
    """Serve until interrupted. With several processes one that dies is started anew."""
    options = parse(arguments)
    if options.upstream:
        os.environ["STIMMIG_UPSTREAM"] = options.upstream
    os.environ["_STIMMIG_GATEWAY_PROCESSES"] = str(options.processes)
    os.environ["_STIMMIG_GATEWAY_PORT"] = str(options.port)
    import uvicorn

    uvicorn.run(
        "stimmig.gateway.server:application", factory=True, host=options.address, port=options.port,
        workers=options.processes, http="httptools", loop="uvloop", ws="none", lifespan="on", log_level="warning",
        access_log=False, server_header=False, date_header=True, timeout_graceful_shutdown=10,
        timeout_worker_healthcheck=30,
    )  # fmt: skip
    return 0


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the options."""
    parser = argparse.ArgumentParser(prog="stimmig gateway")
    parser.add_argument("--port", type=int, default=PORT, help=f"{PORT} when absent")
    parser.add_argument("--address", default=os.environ.get("STIMMIG_GATEWAY_ADDRESS", "127.0.0.1"))
    parser.add_argument("--upstream", default="", help="where the AI answers, up to /v1; else STIMMIG_UPSTREAM")
    parser.add_argument("--processes", type=int, default=1)
    return parser.parse_args(arguments)


def application() -> Gateway:
    """The application of one process, by the settings of the house."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stimmig.settings")
    import django
    from django.conf import settings

    django.setup()  # the gateway itself needs none of it; telemetry, which it mounts, does
    from stimmig.operation.queries.concerns import concern_token
    from stimmig.operation.queries.pulses import pulse_token
    from stimmig.telemetry.app import app as telemetry

    keeper = Cases(Keys(settings.DATA / "keys", settings.KEYS_URL), settings.TIME_ZONE)
    doors = Doors(settings.PUBLIC_URL, pulse_token, concern_token)
    database = Database.of(dict(settings.DATABASES["default"]))
    return Gateway(lambda: spared(begun(database, keeper, doors)), page(), telemetry())


async def spared(starting: Awaitable[House]) -> House:
    """The house once it has started. What it has loaded by then stays."""
    house = await starting
    spare_what_is_loaded()
    return house


def page() -> Page | None:
    """The chat page of the demo, where this is one."""
    from django.conf import settings

    if not settings.DEMO:
        return None
    from stimmig.gateway.demo.page import Chat

    kept = settings.DATA / CHAT_KEY
    port = os.environ.get("_STIMMIG_GATEWAY_PORT", str(PORT))
    return Chat(lambda: kept.read_text() if kept.exists() else "", f"http://127.0.0.1:{port}")


async def begun(database: Database, keeper: Keeper, doors: Doors) -> House:
    """Everything a process works with, started."""
    url, key = from_environment()
    rules = Guardrails()
    processes = int(os.environ.get("_STIMMIG_GATEWAY_PROCESSES", "1"))
    patience = _number("STIMMIG_GATEWAY_PATIENCE", PATIENCE)
    house = House(
        writer=Writer(database, "writer", patience), reader=Reader(database, "reader", patience),
        watch=Watch(database, rules), rules=rules, keeper=keeper, upstream=Upstream(url, key, limits()),
        rates=Rates(processes), places=Places(_number("STIMMIG_GATEWAY_AT_ONCE", AT_ONCE)), listening=Rates(processes),
        listeners=Shares(
            Places(_number("STIMMIG_GATEWAY_LISTENERS", AT_ONCE), "pages are listening"),
            "Close pages nobody reads, and try again in 10 seconds.",
        ),
        urgent=Shares(Places(URGENT)), doors=doors,
    )  # fmt: skip
    house.writer.start()
    house.reader.start()
    house.watch.start()
    await house.upstream.start()
    return house


def limits() -> Limits:
    """How long the AI may take."""
    default = Limits()
    given: dict[str, Any] = {
        "silence": _number("STIMMIG_UPSTREAM_SILENCE", default.silence),
        "whole": _number("STIMMIG_UPSTREAM_WHOLE", default.whole),
    }
    return Limits(**given)


def _number(name: str, default: float) -> Any:
    found = os.environ.get(name)
    return type(default)(found) if found else default
