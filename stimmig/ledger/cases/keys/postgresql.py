"""Locked keys in a PostgreSQL of their own, for several machines."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import psycopg

TABLE = "CREATE TABLE IF NOT EXISTS case_key (case_id uuid PRIMARY KEY, locked bytea NOT NULL)"
READ = "SELECT case_id, locked FROM case_key WHERE case_id = ANY(%s)"
ADD = "INSERT INTO case_key SELECT * FROM unnest(%s::uuid[], %s::bytea[]) ON CONFLICT DO NOTHING"
REMOVE = "DELETE FROM case_key WHERE case_id = ANY(%s)"
ORDER = 0x5374696E  # two that create the table at the same moment take turns


class InPostgreSQL:
    """Another database than that of the cases, with other backups. One connection for all threads."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._open: psycopg.Connection | None = None

    def read(self, cases: Iterable[UUID]) -> dict[UUID, bytes]:
        """The locked keys of these cases, as far as there are any."""
        return {case: bytes(locked) for case, locked in self._run(READ, list(cases))}

    def add(self, locked: dict[UUID, bytes]) -> None:
        """Keep these, durably; a case that has one keeps it."""
        self._run(ADD, list(locked), list(locked.values()))

    def remove(self, cases: Iterable[UUID]) -> bool:
        """Delete them. What the database keeps of deleted rows for a while is its own: see ADR 12."""
        self._run(REMOVE, list(cases))
        return True

    def empty(self) -> bool:
        """Whether no key rests here."""
        return self._run("SELECT 1 FROM case_key LIMIT 1").fetchone() is None

    def close(self) -> None:
        """Let go of the connection."""
        if self._open:
            self._open.close()
            self._open = None

    def _run(self, sql: str, *values: object) -> psycopg.Cursor[Any]:
        """Run one statement; all of them may run twice, so a connection the server dropped is replaced by another."""
        try:
            return self._connection().execute(sql, values)
        except psycopg.OperationalError:
            self.close()
            return self._connection().execute(sql, values)

    def _connection(self) -> psycopg.Connection:
        self._open = self._open or self._connect()
        return self._open

    def _connect(self) -> psycopg.Connection:
        connection = psycopg.connect(self.url, autocommit=True)
        with connection.transaction():
            connection.execute("SELECT pg_advisory_xact_lock(%s)", [ORDER])
            connection.execute(TABLE)
        return connection
