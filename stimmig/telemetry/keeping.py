"""Where a heard call is kept for good."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import UUID

from django.db import connection

from stimmig.core import ledger
from stimmig.ledger import queries
from stimmig.telemetry.inserting import insert

ENTRY = ("seq", "kind", "at", "case", "commitment", "leaf", "chain")
CONTENT = ("entry_id", "salt", "subject", "canonical")
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One entry about one case.

    `content` holds text, whole numbers, booleans, null, lists and objects only; `kept_as` is its class of retention.
    """

    case: UUID
    kind: str
    at: datetime
    content: Mapping[str, Any]
    kept_as: str


class Keeper(Protocol):
    """Keeps records in the transaction it is called in, which holds the ledger's lock. Committed, they are durable."""

    def keep(self, records: Sequence[Record]) -> None: ...


def keeper() -> Keeper:
    """The one in use here."""
    return InTheLedger()


class InTheLedger:
    """The ledger as it is today: chained and committed to, its contents beside it.

    Contents are not encrypted by case yet; `ledger.cases` takes this place.
    """

    def keep(self, records: Sequence[Record]) -> None:
        """Append them all, in order."""
        head, entries, contents = queries.head(), list[Row](), list[Row]()
        for record in records:
            salt, canonical = secrets.token_bytes(ledger.SALT_BYTES), _canonical(record)
            hour = f"{record.at.astimezone(UTC):%Y-%m-%dT%HZ}"
            case, bound = str(record.case), ledger.commitment(salt, canonical)
            new = ledger.append(head, kind=record.kind, at=hour, case=case, commitment=bound)
            rests = record.case if connection.features.has_native_uuid_field else record.case.hex
            entries.append((new.seq, new.kind, hour, rests, bound, new.leaf, new.chain))
            contents.append((new.seq, salt, rests, canonical.decode()))
            head = ledger.Head(new.seq, new.chain)
        insert("ledger_entry", ENTRY, entries)
        insert("ledger_content", CONTENT, contents)


def _canonical(record: Record) -> bytes:
    about = {"noun": "Conversation", "uuid": str(record.case)}
    at = record.at.astimezone(UTC).isoformat()
    return ledger.canonical(
        {"kind": record.kind, "at": at, "by": None, "subject": about, "content": dict(record.content)}
    )
