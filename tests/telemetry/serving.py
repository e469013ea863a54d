"""A real server process with the intake in it, on a database of its own."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection, connections

from tests.postgres import leave_alone
from tests.telemetry.describing import KEY

ROOT = Path(__file__).parents[2]
SERVE = """
import os, signal, sys
import django
django.setup()
import uvicorn
from django.db import connections
from stimmig.garbage import spare_what_is_loaded
from stimmig.operation.models import ServiceKey
from stimmig.telemetry.app import app
from tests.telemetry.conftest import speaker
if not ServiceKey.objects.exists():
    speaker()
connections.close_all()
spare_what_is_loaded()  # as the gateway does, which mounts it
ended = -signal.SIGKILL
while ended == -signal.SIGKILL:  # a new one in the place of each that was killed, as a house would have it
    if not (child := os.fork()):
        uvicorn.run(app(), fd=int(sys.argv[1]), log_level="error", lifespan="off")
        os._exit(0)
    print(child, flush=True)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
"""
ASK = """
import json
import django
django.setup()
from stimmig.ledger.queries import verify
from stimmig.operation.models import Conversation
from tests.telemetry.reading import recorded
told = {one.outside_id: len(recorded(one)) for one in Conversation.objects.all()}
print(json.dumps([told, verify().intact]))
"""


def database_of_its_own(folder: Path) -> str:
    """A copy of the empty, migrated test database that another process can open; its address."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with sqlite3.connect(folder / "stimmig.sqlite3") as copy:
            connection.connection.backup(copy)
        copy.close()
        return f"sqlite:///{folder / 'stimmig.sqlite3'}"
    connections.close_all()  # PostgreSQL copies what nobody has open
    address = os.environ["DATABASE_URL"]
    with psycopg.connect(address, autocommit=True) as server:
        leave_alone(server, name)
        server.execute(f'CREATE DATABASE telemetry TEMPLATE "{name}"')
    return address.removesuffix("/postgres") + "/telemetry"


@dataclass
class Server:
    """The intake under uvicorn. When it is killed, another takes its place at the same address."""

    environment: dict[str, str]
    port: int = 0
    child: int = 0
    process: Any = None

    def start(self) -> "Server":
        listening = socket.create_server(("127.0.0.1", 0))
        self.port = listening.getsockname()[1]
        command = [sys.executable, "-c", SERVE, str(listening.fileno())]
        self.process = subprocess.Popen(
            command, env=self.environment, cwd=ROOT, pass_fds=[listening.fileno()], stdout=subprocess.PIPE
        )
        listening.close()
        self.child = int(self.process.stdout.readline())
        return self

    def kill(self) -> None:
        """As a power cut would: it gets no chance to write anything more."""
        os.kill(self.child, signal.SIGKILL)
        self.child = int(self.process.stdout.readline())

    def stop(self) -> None:
        self.process.kill()
        os.kill(self.child, signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def post(self, path: str, content: bytes, form: str = "application/x-protobuf", **headers: str) -> "Answer":
        sent = {"Content-Type": form, "Authorization": f"Bearer {KEY}"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        client = HTTPConnection("127.0.0.1", self.port, timeout=60)
        client.request("POST", path, content, sent)
        response = client.getresponse()
        answer = Answer(response.status, dict(response.getheaders()), response.read())
        client.close()
        return answer

    def told(self) -> tuple[dict[str, int], bool]:
        """How many calls of each conversation the database holds, and whether the ledger is intact."""
        done = subprocess.run(
            [sys.executable, "-c", ASK], env=self.environment, cwd=ROOT, capture_output=True, check=True
        )
        calls, intact = json.loads(done.stdout)
        return calls, intact


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    content: bytes


def environment(address: str, folder: Path) -> dict[str, str]:
    here = {"DATABASE_URL": address, "STIMMIG_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    return {**os.environ, **here}
