"""How what was said gets into the ledger.

`Keeper` is all the gateway needs of the ledger. `Plain` keeps to the ledger as it stands: one entry for each record,
its content beside it, committed to with a salt, not yet closed with a key of its own.
"""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import UUID

from stimmig.core import ledger
from stimmig.gateway.database import Here


@dataclass(frozen=True, slots=True)
class Record:
    """Something that happened in a conversation. `content` is canonical: text, whole numbers, lists, objects."""

    kind: str
    case: UUID
    at: datetime
    content: Mapping[str, Any] = field(default_factory=dict)
    kept_as: str = "K2"  # a class of core.retention


class Keeper(Protocol):
    """What the gateway needs of the ledger."""

    def keep(self, cursor: Here, records: Sequence[Record]) -> list[int]:
        """Append in the open transaction; the numbers of the entries."""

    def words(self, cursor: Here, entry: int) -> str:
        """What a human wrote, by the number of its entry; empty where it was erased."""


class Plain:
    """The ledger as it stands."""

    def keep(self, cursor: Here, records: Sequence[Record]) -> list[int]:
        last = cursor.one("SELECT seq, chain FROM ledger_entry ORDER BY seq DESC LIMIT 1")
        head = ledger.Head(*last) if last else ledger.Head()
        entries, contents = [], []
        for record in records:
            salt = secrets.token_bytes(ledger.SALT_BYTES)
            canonical = ledger.canonical(_whole(record))
            commitment = ledger.commitment(salt, canonical)
            hour = f"{record.at.astimezone(UTC):%Y-%m-%dT%HZ}"
            new = ledger.append(head, kind=record.kind, at=hour, case=str(record.case), commitment=commitment)
            head = ledger.Head(new.seq, new.chain)
            entries.append((new.seq, new.kind, hour, record.case, commitment, new.leaf, new.chain))
            contents.append((new.seq, salt, record.case, canonical.decode()))
        if entries:
            cursor.executemany(ENTRY, entries)
            cursor.executemany(CONTENT, contents)
        return [entry[0] for entry in entries]

    def words(self, cursor: Here, entry: int) -> str:
        found = cursor.one("SELECT canonical FROM ledger_content WHERE entry_id = %s", entry)
        return str(json.loads(found[0])["content"].get("words", "")) if found else ""


ENTRY = """
INSERT INTO ledger_entry (seq, kind, at, "case", commitment, leaf, chain) VALUES (%s, %s, %s, %s, %s, %s, %s)
"""
CONTENT = "INSERT INTO ledger_content (entry_id, salt, subject, canonical) VALUES (%s, %s, %s, %s)"


def _whole(record: Record) -> dict[str, Any]:
    about = {"noun": "Conversation", "uuid": str(record.case)}
    at = record.at.astimezone(UTC).isoformat()
    return {"kind": record.kind, "at": at, "by": None, "subject": about, "content": dict(record.content)}
