"""The tables every test begins with: built by the migrations once, and kept in .cache until one of them changes.

Building them takes some six seconds of processor time, and each part of the tests begins with them. Django still looks
after them at every start and would make what is missing.
"""

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.postgres import BINARIES

ROOT = Path(__file__).parent.parent
MEMORY = "file:memorydb_default?mode=memory&cache=shared"  # where Django's tests have SQLite


def kept() -> Path:
    """Where they rest; elsewhere as soon as a migration, an app or a package is another."""
    sources = [ROOT / "requirements.lock", ROOT / "stimmig" / "assembly.py", *ROOT.glob("stimmig/*/migrations/*.py")]
    mark = sha256(b"".join(path.read_bytes() for path in sorted(sources))).hexdigest()[:16]
    return ROOT / ".cache" / "migrated" / f"{mark}.{connection.vendor}"


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> Iterator[None]:
    """Put them where Django is about to make its test database."""
    if not kept().exists():
        yield
    elif connection.vendor == "sqlite":
        with closing(sqlite3.connect(MEMORY, uri=True)) as memory, closing(sqlite3.connect(kept())) as tables:
            tables.backup(memory)
            yield  # what rests in memory is gone as soon as nobody has it open
    else:
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
            server.execute("CREATE DATABASE migrated")
        run("psql", "--quiet", "--set=ON_ERROR_STOP=1", f"--dbname={address('migrated')}", f"--file={kept()}")
        connection.settings_dict["TEST"]["TEMPLATE"] = "migrated"
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Keep them for the next time, before a test has written anything."""
    if kept().exists():
        return
    kept().parent.mkdir(parents=True, exist_ok=True)
    made = kept().with_suffix(f".{os.getpid()}")  # other parts may be at it too; each puts a whole file there
    if connection.vendor == "sqlite":
        with django_db_blocker.unblock(), closing(sqlite3.connect(made)) as tables:
            connection.connection.backup(tables)
    else:
        run("pg_dump", f"--dbname={address(connection.settings_dict['NAME'])}", f"--file={made}")
    made.rename(kept())


def address(database: object) -> str:
    """Of a database of this server."""
    return f"{os.environ['DATABASE_URL'].removesuffix('/postgres')}/{database}"


def run(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's clients."""
    subprocess.run([BINARIES / program, *arguments], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
