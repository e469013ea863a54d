"""Plain SQL on either database, by the address the settings name. One dialect is written; here it becomes the other."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import UUID

import psycopg

BUSY_MS = 5_000  # how long a statement waits for others, and on PostgreSQL how long it takes altogether

BOUNDED = "SELECT set_config('statement_timeout', %s, false), set_config('lock_timeout', %s, false)"


class Cursor(Protocol):
    """What both drivers' cursors can do."""

    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Any: ...
    def executemany(self, sql: str, rows: Any, /) -> Any: ...
    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...


class Failed(Exception):
    """The database did not do it; what was asked for did not happen, or it is not known whether it did."""


@dataclass(frozen=True)
class Database:
    """Where the house rests. `vendor` is `sqlite` or `postgresql`."""

    vendor: str
    address: str

    @classmethod
    def of(cls, settings: dict[str, Any]) -> "Database":
        """From what Django's settings say of it."""
        if "sqlite3" in settings["ENGINE"]:
            return cls("sqlite", str(settings["NAME"]))
        names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
        given = {names[key]: settings[key] for key in names if settings.get(key)}
        bounds = {"connect_timeout": 5, "tcp_user_timeout": 2 * BUSY_MS}  # seconds, and milliseconds
        return cls("postgresql", psycopg.conninfo.make_conninfo("", **given, **bounds))

    def connect(self) -> "Connection":
        """A connection of its own, for one thread."""
        if self.vendor == "postgresql":
            raw = psycopg.connect(self.address, autocommit=True)
            raw.execute(BOUNDED, [str(BUSY_MS)] * 2)
            return Connection(self.vendor, raw)
        opened = sqlite3.connect(
            f"file:{self.address}?mode=rw", uri=True, isolation_level=None, check_same_thread=False
        )
        for pragma in ("journal_mode=WAL", "synchronous=FULL", f"busy_timeout={BUSY_MS}", "foreign_keys=ON"):
            opened.execute(f"PRAGMA {pragma}")
        return Connection(self.vendor, opened)


class Connection:
    """One connection: statements stand in PostgreSQL's style, and the transaction is said out loud."""

    def __init__(self, vendor: str, raw: Any) -> None:
        self.vendor, self._raw = vendor, raw
        self.cursor = Here(vendor, raw.cursor())

    def begin(self) -> None:
        """Begin to write; other writers of this database wait."""
        self.cursor.execute("BEGIN IMMEDIATE" if self.vendor == "sqlite" else "BEGIN")

    def commit(self) -> None:
        self.cursor.execute("COMMIT")

    def rollback(self) -> None:
        """Undo what was begun, where there still is somebody to undo it."""
        try:
            self.cursor.execute("ROLLBACK")
        except (sqlite3.Error, psycopg.Error):
            return

    def close(self) -> None:
        self._raw.close()


class Here:
    """A cursor that takes values as Python has them and writes them as Django does."""

    def __init__(self, vendor: str, raw: Any) -> None:
        self.vendor, self.raw = vendor, raw

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> "Here":
        if self.vendor == "sqlite":
            self.raw.execute(sql.replace("%s", "?"), [_sqlite(value) for value in parameters])
        else:
            self.raw.execute(sql, [_postgresql(value) for value in parameters] or None)
        return self

    def executemany(self, sql: str, rows: Sequence[Sequence[Any]]) -> "Here":
        if self.vendor == "sqlite":
            self.raw.executemany(sql.replace("%s", "?"), [[_sqlite(value) for value in row] for row in rows])
        else:
            self.raw.executemany(sql, [[_postgresql(value) for value in row] for row in rows])
        return self

    def copy(self, sql: str) -> Any:
        """PostgreSQL's own way to take many rows at once; a context to write them in."""
        return self.raw.copy(sql)

    def one(self, sql: str, *parameters: Any) -> Any:
        """The first row, or None."""
        return self.execute(sql, parameters).raw.fetchone()

    def all(self, sql: str, *parameters: Any) -> list[Any]:
        """All rows."""
        found: list[Any] = self.execute(sql, parameters).raw.fetchall()
        return found


def _sqlite(value: Any) -> Any:
    """As Django's SQLite backend writes it."""
    match value:
        case UUID():
            return value.hex
        case datetime():
            return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ")
        case list() | dict():
            return json.dumps(value)
        case _:
            return value


def _postgresql(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, list | dict) else value


def when(value: Any) -> datetime | None:
    """A moment as the database gave it."""
    if value is None or isinstance(value, datetime):
        return value
    return datetime.fromisoformat(value).replace(tzinfo=UTC)


def uuid(value: Any) -> UUID:
    """A uuid as the database gave it."""
    return value if isinstance(value, UUID) else UUID(value)


def loaded(value: Any) -> Any:
    """A JSON column as the database gave it."""
    return json.loads(value) if isinstance(value, str) else value


BROKEN = (sqlite3.Error, psycopg.Error, OSError)
