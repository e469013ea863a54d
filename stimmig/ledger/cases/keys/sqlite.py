"""Locked keys in a SQLite file of their own."""

import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from stimmig.ledger.cases.keys.installation import private

BEGIN = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "CREATE TABLE IF NOT EXISTS case_key (case_id TEXT PRIMARY KEY, locked BLOB NOT NULL) WITHOUT ROWID",
)
AT_ONCE = 500
WAIT_SECONDS = 5.0


class InSQLite:
    """A file for this account only. One connection for all threads; whoever uses it takes turns (`Keys` does)."""

    def __init__(self, path: Path, wait: float = WAIT_SECONDS) -> None:
        self.path, self.wait = path, wait
        self._open: sqlite3.Connection | None = None

    def read(self, cases: Iterable[UUID]) -> dict[UUID, bytes]:
        """The locked keys of these cases, as far as there are any."""
        names, rows = [case.hex for case in cases], list[tuple[str, bytes]]()
        for first in range(0, len(names), AT_ONCE):
            some = names[first : first + AT_ONCE]
            marks = ", ".join("?" * len(some))
            rows += self._connection().execute(f"SELECT * FROM case_key WHERE case_id IN ({marks})", some)  # noqa: S608
        return {UUID(case): locked for case, locked in rows}

    def add(self, locked: dict[UUID, bytes]) -> None:
        """Keep these, durably; a case that has one keeps it."""
        rows = [(case.hex, key) for case, key in locked.items()]
        with self._connection() as transaction:
            transaction.execute("BEGIN IMMEDIATE")
            transaction.executemany("INSERT INTO case_key VALUES (?, ?) ON CONFLICT DO NOTHING", rows)

    def remove(self, cases: Iterable[UUID]) -> bool:
        """Overwrite them, and empty the log; False where somebody was reading in it just now."""
        connection = self._connection()
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("DELETE FROM case_key WHERE case_id = ?", [(case.hex,) for case in cases])
        busy: int = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        return not busy

    def empty(self) -> bool:
        """Whether no key rests here."""
        return self._connection().execute("SELECT 1 FROM case_key LIMIT 1").fetchone() is None

    def close(self) -> None:
        """Let go of the file."""
        if self._open:
            self._open.close()
            self._open = None

    def _connection(self) -> sqlite3.Connection:
        self._open = self._open or self._connect()
        return self._open

    def _connect(self) -> sqlite3.Connection:
        private(self.path.parent)
        os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))  # its log gets the same permissions
        connection = sqlite3.connect(self.path, timeout=self.wait, isolation_level=None, check_same_thread=False)
        for statement in BEGIN:
            connection.execute(statement)
        return connection
