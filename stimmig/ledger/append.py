"""The one append of the ledger, in plain SQL: used by Django and by processes that run without it.

It needs a DB-API cursor of sqlite3 or psycopg, or Django's own, inside a transaction of the caller. However many lines
come at once, the head is read once and everything is written in two statements, so a batch costs hardly more than one.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import UUID

from stimmig.core import ledger
from stimmig.core.ledger import tree

ORDER = 0x5374696D  # the advisory lock that lines writers up on PostgreSQL; any number nobody else uses
LOCK = "SELECT pg_advisory_xact_lock(%s)"
HEAD = "SELECT seq, leaf, chain FROM ledger_entry ORDER BY seq DESC LIMIT 1"
NODES = 'SELECT level, "index", hash FROM ledger_node WHERE '
ENTRY = 'INSERT INTO ledger_entry (seq, kind, at, "case", commitment, leaf, chain) VALUES (%s, %s, %s, %s, %s, %s, %s)'
NODE = 'INSERT INTO ledger_node (level, "index", hash) VALUES (%s, %s, %s)'


class Cursor(Protocol):
    """What PEP 249 asks of a cursor, as far as it is needed here."""

    def execute(self, sql: Any, parameters: Any = ..., /) -> Any: ...
    def executemany(self, sql: Any, rows: Any, /) -> Any: ...
    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...


@dataclass(frozen=True)
class Line:
    """What becomes one entry: what happened, when, in which case, and the commitment to its content."""

    kind: str
    at: datetime  # with its zone; only the hour is kept
    case: UUID
    commitment: str


def append(cursor: Cursor, vendor: str, lines: Sequence[Line]) -> list[ledger.Entry]:
    """Append these lines in their order, each with its leaf, its chain and the nodes of the tree above it.

    `vendor` is sqlite or postgresql. Nothing is kept unless the caller commits. Writers wait for each other: on
    PostgreSQL by a lock until the end of the transaction, on SQLite by the caller's BEGIN IMMEDIATE. ValueError where
    a moment has no zone or no transaction is open. The clock orders nothing: an hour may be earlier than the last.
    """
    speak = _Speaker(cursor)
    if vendor == "postgresql":
        speak(LOCK, [ORDER])
    if not _in_transaction(cursor, vendor):
        raise ValueError("the ledger is written inside a transaction; begin one (SQLite: BEGIN IMMEDIATE)")
    head, last = _head(speak)
    entries = list(_following(head, lines))
    nodes = tree.added(head.seq, [bytes.fromhex(each.leaf) for each in entries], _before(speak, head, last, len(lines)))
    speak.many(ENTRY, [_row(each, vendor) for each in entries])
    speak.many(NODE, nodes)
    return entries


class _Speaker:
    """Asks a cursor in the way of writing parameters that it understands."""

    def __init__(self, cursor: Cursor) -> None:
        self.cursor, self.plain = cursor, isinstance(cursor, sqlite3.Cursor)

    def __call__(self, sql: str, parameters: Sequence[object] = ()) -> list[Any]:
        self.cursor.execute(self._said(sql), parameters)
        return self.cursor.fetchall()

    def many(self, sql: str, rows: Sequence[Sequence[object]]) -> None:
        if rows:
            self.cursor.executemany(self._said(sql), rows)

    def _said(self, sql: str) -> str:
        return sql.replace("%s", "?") if self.plain else sql


def _in_transaction(cursor: Any, vendor: str) -> bool:
    connection = cursor.connection
    return bool(connection.in_transaction if vendor == "sqlite" else connection.info.transaction_status)


def _head(speak: _Speaker) -> tuple[ledger.Head, bytes]:
    """How far the ledger goes, and its last leaf."""
    for seq, leaf, chain in speak(HEAD):
        return ledger.Head(seq, chain), bytes.fromhex(leaf)
    return ledger.Head(), b""


def _following(head: ledger.Head, lines: Iterable[Line]) -> Iterable[ledger.Entry]:
    for line in lines:
        entry = ledger.append(head, kind=line.kind, at=_hour(line.at), case=str(line.case), commitment=line.commitment)
        head = ledger.Head(entry.seq, entry.chain)
        yield entry


def _hour(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone; pass an aware datetime")
    return f"{at.astimezone(UTC):%Y-%m-%dT%HZ}"


def _before(speak: _Speaker, head: ledger.Head, last: bytes, more: int) -> tree.Node:
    """The nodes on which the new ones rest, read at once."""
    found = {(0, head.seq - 1): last}
    if places := [place for place in tree.joined(head.seq, more) if place[0]]:
        either = " OR ".join(['(level = %s AND "index" = %s)'] * len(places))
        rows = speak(NODES + either, [number for place in places for number in place])
        found |= {(level, index): bytes(hash_) for level, index, hash_ in rows}
    return lambda level, index: found[level, index]


def _row(entry: ledger.Entry, vendor: str) -> tuple[object, ...]:
    """As the columns keep it: SQLite has no type for a UUID."""
    case = UUID(entry.case)
    return (
        entry.seq,
        entry.kind,
        entry.at,
        case.hex if vendor == "sqlite" else case,
        entry.commitment,
        entry.leaf,
        entry.chain,
    )
