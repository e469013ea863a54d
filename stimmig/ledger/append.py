"""The one append of the ledger, in plain SQL: used by Django and by processes that run without it.

It needs a DB-API cursor of sqlite3 or psycopg, or Django's own, inside a transaction of the caller. However many lines
come at once, the head is read once and everything is written in two statements, so a batch costs hardly more than one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from stimmig.core import ledger
from stimmig.core.ledger import tree
from stimmig.ledger.plain_sql import Cursor, found, insert, run

ORDER = 0x5374696D  # the advisory lock that lines writers up on PostgreSQL; any number nobody else uses
LOCK = "SELECT pg_advisory_xact_lock(%s)"
HEAD = "SELECT seq, leaf, chain FROM ledger_entry ORDER BY seq DESC LIMIT 1"
NODES = 'SELECT level, "index", hash FROM ledger_node WHERE '
ENTRY = "ledger_entry", ("seq", "kind", "at", "case", "commitment", "leaf", "chain")
NODE = "ledger_node", ("level", "index", "hash")


@dataclass(frozen=True)
class Line:
    """What becomes one entry: what happened, when, in which case, and the commitment to its content."""

    kind: str
    at: datetime  # with its zone; only the hour is kept
    case: UUID
    commitment: str


def wait_in_line(cursor: Cursor, vendor: str) -> None:
    """Let writers append one after the other. SQLite does so by itself, its transactions being IMMEDIATE."""
    if vendor == "postgresql":
        run(cursor, LOCK, [ORDER])


def append(cursor: Cursor, vendor: str, lines: Sequence[Line]) -> list[ledger.Entry]:
    """Append these lines in their order, each with its leaf, its chain and the nodes of the tree above it.

    `vendor` is sqlite or postgresql. Nothing is kept unless the caller commits. Writers wait for each other: on
    PostgreSQL by a lock until the end of the transaction, on SQLite by the caller's BEGIN IMMEDIATE. ValueError where
    a moment has no zone or no transaction is open. The clock orders nothing: an hour may be earlier than the last.
    """
    wait_in_line(cursor, vendor)
    if not _in_transaction(cursor, vendor):
        raise ValueError("the ledger is written inside a transaction; begin one (SQLite: BEGIN IMMEDIATE)")
    head, last = _head(cursor)
    entries = list(_following(head, lines))
    nodes = tree.added(
        head.seq, [bytes.fromhex(each.leaf) for each in entries], _before(cursor, head, last, len(lines))
    )
    insert(cursor, vendor, *ENTRY, [_row(each, vendor) for each in entries])
    insert(cursor, vendor, *NODE, nodes)
    return entries


def _in_transaction(cursor: Any, vendor: str) -> bool:
    connection = cursor.connection
    return bool(connection.in_transaction if vendor == "sqlite" else connection.info.transaction_status)


def _head(cursor: Cursor) -> tuple[ledger.Head, bytes]:
    """How far the ledger goes, and its last leaf."""
    for seq, leaf, chain in found(cursor, HEAD):
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


def _before(cursor: Cursor, head: ledger.Head, last: bytes, more: int) -> tree.Node:
    """The nodes on which the new ones rest, read at once."""
    known = {(0, head.seq - 1): last}
    if places := [place for place in tree.joined(head.seq, more) if place[0]]:
        either = " OR ".join(['(level = %s AND "index" = %s)'] * len(places))
        rows = found(cursor, NODES + either, [number for place in places for number in place])
        known |= {(level, index): bytes(hash_) for level, index, hash_ in rows}
    return lambda level, index: known[level, index]


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
