"""SQL that runs on every cursor this product meets: Django's, psycopg's, and that of the plain `sqlite3`."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from typing import Any, Protocol


class Cursor(Protocol):
    """What of DB-API 2.0 (PEP 249) is used here."""

    def execute(self, operation: Any, parameters: Any = ..., /) -> Any: ...
    def executemany(self, operation: Any, parameters: Any, /) -> Any: ...
    def fetchall(self) -> list[Any]: ...


def run(cursor: Cursor, sql: str, values: Sequence[object] = ()) -> None:
    """Run one statement; places for values are written %s."""
    cursor.execute(_said_to(cursor, sql), values)


def run_for_each(cursor: Cursor, sql: str, rows: Iterable[Sequence[object]]) -> None:
    """Run one statement for each row of values; without rows, none."""
    if every := list(rows):
        cursor.executemany(_said_to(cursor, sql), every)


def insert(cursor: Cursor, vendor: str, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Insert rows, many at once; without rows, nothing. PostgreSQL takes a COPY in half the time of as many INSERTs."""
    every, names = list(rows), ", ".join(f'"{column}"' for column in columns)
    if vendor != "postgresql":
        run_for_each(cursor, f'INSERT INTO "{table}" ({names}) VALUES ({places(columns)})', every)  # noqa: S608  # ours
    elif every:
        _copy(cursor, f'COPY "{table}" ({names}) FROM STDIN', every)


def _copy(cursor: Any, sql: str, rows: Iterable[Sequence[object]]) -> None:
    """What fails is raised as the cursor would raise it: Django translates no error of a COPY by itself."""
    with cursor.db.wrap_database_errors if hasattr(cursor, "db") else nullcontext(), cursor.copy(sql) as into:
        for row in rows:
            into.write_row(row)


def found(cursor: Cursor, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
    """What a statement finds."""
    run(cursor, sql, values)
    return cursor.fetchall()


def places(values: Sequence[object]) -> str:
    """As many places as there are values, for IN (…)."""
    return ", ".join(["%s"] * len(values))


def _said_to(cursor: Cursor, sql: str) -> str:
    return sql.replace("%s", "?") if isinstance(cursor, sqlite3.Cursor) else sql
