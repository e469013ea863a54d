"""How what was said gets into the ledger: into the case of its conversation, locked by the key of that case.

`Keeper` is all the gateway needs of the ledger.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol
from zoneinfo import ZoneInfo

from stimmig.gateway.database import Here, uuid
from stimmig.ledger.cases.keeping import Record, keep
from stimmig.ledger.cases.keys import Keys
from stimmig.ledger.cases.locking import opened

__all__ = ["Cases", "Keeper", "Record"]


class Keeper(Protocol):
    """What the gateway needs of the ledger."""

    def keep(self, cursor: Here, records: Sequence[Record]) -> list[int]:
        """Append in the open transaction; the numbers of the entries."""

    def words(self, cursor: Here, entry: int) -> str:
        """What a human wrote, by the number of its entry; empty where it was erased."""


class Cases:
    """The cases of this house. `zone` is its own, in which a day begins a term."""

    def __init__(self, keys: Keys, zone: str) -> None:
        self._keys, self._zone = keys, ZoneInfo(zone)

    def keep(self, cursor: Here, records: Sequence[Record]) -> list[int]:
        here = [replace(record, at=record.at.astimezone(self._zone)) for record in records]
        return [entry.seq for entry in keep(cursor.raw, cursor.vendor, self._keys, here)]

    def words(self, cursor: Here, entry: int) -> str:
        found = cursor.one(LOCKED, entry)
        key = found and self._keys.find([uuid(found[0])]).get(uuid(found[0]))
        opening = opened(key, entry, found[1], bytes(found[2])) if key else None
        return str(json.loads(opening.content)["content"].get("text", "")) if opening else ""


LOCKED = """
SELECT e."case", e.commitment, c.locked FROM ledger_casecontent c JOIN ledger_entry e ON e.seq = c.entry_id
WHERE c.entry_id = %s
"""
