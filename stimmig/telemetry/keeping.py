"""Where a heard call is kept for good."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import UUID

from stimmig.core import ledger
from stimmig.ledger import queries
from stimmig.ledger.models import Content, Entry


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


class InTheLedger:
    """The ledger as it is today: chained and committed to, its contents beside it.

    Contents are not encrypted by case yet; `ledger.cases` takes this place.
    """

    def keep(self, records: Sequence[Record]) -> None:
        """Append them all, in order, with one statement a table."""
        if not records:
            return
        head, entries, contents = queries.head(), list[Entry](), list[Content]()
        for record in records:
            salt, canonical = secrets.token_bytes(ledger.SALT_BYTES), _canonical(record)
            hour = f"{record.at.astimezone(UTC):%Y-%m-%dT%HZ}"
            case, bound = str(record.case), ledger.commitment(salt, canonical)
            new = ledger.append(head, kind=record.kind, at=hour, case=case, commitment=bound)
            entries.append(Entry(new.seq, new.kind, hour, record.case, bound, new.leaf, new.chain))
            contents.append(Content(entry_id=new.seq, salt=salt, subject=record.case, canonical=canonical.decode()))
            head = ledger.Head(new.seq, new.chain)
        Entry.objects.bulk_create(entries)
        Content.objects.bulk_create(contents)


def _canonical(record: Record) -> bytes:
    about = {"noun": "Conversation", "uuid": str(record.case)}
    at = record.at.astimezone(UTC).isoformat()
    return ledger.canonical(
        {"kind": record.kind, "at": at, "by": None, "subject": about, "content": dict(record.content)}
    )
