"""Start the one process: prepare the database, say where it is, serve."""

import argparse
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from urllib.parse import urlsplit

ADDRESS = os.environ.get("STIMMIG_ADDRESS", "localhost")  # passkeys and cookies want a name, not a number
GATEWAY_PORT = 8190  # of the demo, or the first free one after it
DEMO_DATA = Path(__file__).parent.parent / "data" / "demo"


def serve(*, demo: bool, arguments: Sequence[str]) -> int:
    """Prepare and serve until interrupted. The demo lives in a database of its own."""
    options = parse(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stimmig.settings")
    if demo:
        os.environ["STIMMIG_DEMO"] = "1"
        os.environ.setdefault("STIMMIG_DATA", str(DEMO_DATA))
        os.environ.setdefault("STIMMIG_GATEWAY_URL", f"http://{ADDRESS}:{free_port(GATEWAY_PORT)}")
    port = options.port or free_port()
    if not os.environ.get("STIMMIG_HTTPS"):  # behind a proxy the house has an address of its own
        os.environ.setdefault("STIMMIG_URL", f"http://{ADDRESS}:{port}")  # for the links in letters
    prepare(demo=demo)
    if not options.prepare_only:
        print(f"\n  Stimmig: http://{ADDRESS}:{port}/\n  Strg+C beendet · Ctrl+C stops\n", flush=True)
        with watched(), answering() if demo else nullcontext():
            listen(port)
    return 0


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the few options of `demo` and `run`."""
    parser = argparse.ArgumentParser(prog="stimmig demo | run")
    parser.add_argument("--port", type=int, default=0, help="the first free port from 8000 when absent")
    parser.add_argument("--prepare-only", action="store_true", help="prepare the database and stop")
    return parser.parse_args(arguments)


def prepare(*, demo: bool) -> None:
    """Bring database and static files up to date, saying so before it takes time."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    print("Datenbank wird vorbereitet · preparing the database …", flush=True)
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    if demo:
        call_command("load_company")
    connections.close_all()  # the server opens its own


def free_port(first: int = 8000, tries: int = 50) -> int:
    """Find the first port nobody listens on; OSError when all are taken."""
    for port in range(first, first + tries):
        with socket.socket() as probe:
            if probe.connect_ex((ADDRESS, port)):
                return port
    raise OSError(f"No free port between {first} and {first + tries - 1}. Name one with --port.")


def gateway_port(address: str) -> int:
    """Where the demo's gateway listens: at the port of its address; one without a port is a proxy's."""
    return urlsplit(address).port or GATEWAY_PORT


@contextmanager
def watched() -> Iterator[None]:
    """Let `stimmig watch` run beside the server, for as long as it runs."""
    command = [sys.executable, "-m", "stimmig.cli", "watch", "--beside", str(os.getpid())]
    watch = subprocess.Popen(command)  # noqa: S603  # this program, once more
    try:
        yield
    finally:
        watch.terminate()


@contextmanager
def answering() -> Iterator[None]:
    """Let the gateway run beside the demo, before an AI that misbehaves on cue, with a chat page for customers."""
    from stimmig.gateway.server import CHAT_KEY

    upstream, here = free_port(8090), os.environ["STIMMIG_GATEWAY_URL"]
    port = str(gateway_port(here))
    ai = [sys.executable, "-m", "stimmig.gateway.demo.upstream", "--port", str(upstream)]
    gateway = [sys.executable, "-m", "stimmig.cli", "gateway", "--port", port, "--address", ADDRESS]
    before = ["--upstream", f"http://127.0.0.1:{upstream}/v1"]
    running = [subprocess.Popen(command) for command in (ai, [*gateway, *before])]  # noqa: S603  # this program, again
    key = Path(os.environ["STIMMIG_DATA"]) / CHAT_KEY
    print(f"  Chat: {here}/chat\n  API:  {here}/v1  (Schlüssel · key: {key})\n", flush=True)
    try:
        yield
    finally:
        for process in running:
            process.terminate()


def listen(port: int) -> None:
    """Serve with gunicorn: one process, quiet; four threads, and one for each page that is told what happens."""
    from django.conf import settings
    from gunicorn.app.wsgiapp import run

    threads = str(4 + settings.STREAMS_MAX)
    where = ["--bind", f"{ADDRESS}:{port}"]
    sys.argv = ["gunicorn", *where, "--threads", threads, "--log-level", "warning", "stimmig.wsgi"]
    run()
