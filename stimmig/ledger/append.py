"""The append of the ledger in plain SQL, for Django and for a gateway without it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from stimmig.core import ledger
from stimmig.ledger.plain_sql import Cursor, found, run, run_for_each

ORDER = 0x5374696D  # the advisory lock that lines writers up on PostgreSQL; any number nobody else uses
COLUMNS = 'seq, kind, at, "case", commitment, leaf, chain'


@dataclass(frozen=True, slots=True)
class Line:
    """What is to become an entry: its kind, when (with a time zone), its case, and what it commits to."""

    kind: str
    at: datetime
    case: UUID
    commitment: str


def wait_in_line(cursor: Cursor, vendor: str) -> None:
    """Let writers append one after the other. SQLite does so by itself, its transactions being IMMEDIATE."""
    if vendor == "postgresql":
        run(cursor, "SELECT pg_advisory_xact_lock(%s)", [ORDER])


def append(cursor: Cursor, vendor: str, lines: Sequence[Line]) -> list[ledger.Entry]:
    """Append entries in the transaction of this cursor, in the order given."""
    wait_in_line(cursor, vendor)
    last = found(cursor, "SELECT seq, chain FROM ledger_entry ORDER BY seq DESC LIMIT 1")
    head, entries = ledger.Head(*last[0]) if last else ledger.Head(), list[ledger.Entry]()
    for line in lines:
        hour = f"{line.at.astimezone(UTC):%Y-%m-%dT%HZ}"
        new = ledger.append(head, kind=line.kind, at=hour, case=str(line.case), commitment=line.commitment)
        head = ledger.Head(new.seq, new.chain)
        entries.append(new)
    rows = ((e.seq, e.kind, e.at, UUID(e.case).hex, e.commitment, e.leaf, e.chain) for e in entries)
    run_for_each(cursor, f"INSERT INTO ledger_entry ({COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s, %s)", rows)  # noqa: S608
    return entries
