"""Processes that are killed at any moment, and a database of their own, so that what dies holds nothing else up."""

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.db import connection


class Dies:
    """Lets so many writes through, and kills the process before or after the next."""

    def __init__(self, writes: int, before: bool) -> None:
        self.left, self.before = writes, before

    def __call__(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        wrote = sql.startswith(("INSERT", "UPDATE", "DELETE"))
        self.left -= wrote
        if wrote and not self.left and self.before:
            os.kill(os.getpid(), signal.SIGKILL)
        done = execute(sql, *rest)
        if wrote and not self.left:
            os.kill(os.getpid(), signal.SIGKILL)
        return done


def apart(act: Callable[[], object], dies: Dies | None = None) -> int:
    """Do it in a process of its own; how that ended."""
    connection.close()
    if not (child := os.fork()):
        if dies:
            with connection.execute_wrapper(dies):
                act()
        else:
            act()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def database(folder: Path, name: str) -> str:
    """A database of its own, of the kind the tests run on; it begins with the tables as they do."""
    from tests.migrated import kept  # not read by the processes that die

    if connection.vendor == "sqlite":
        return f"sqlite:///{shutil.copy(kept(), folder / 'stimmig.sqlite3')}"
    import psycopg

    begun = connection.settings_dict["TEST"].get("TEMPLATE", "template1")  # empty where they were just built
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE {begun}")
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))
