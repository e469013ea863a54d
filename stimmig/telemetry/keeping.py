"""Where a heard call is kept for good: in the case of its conversation, under the key of that case."""

from collections.abc import Sequence
from typing import Protocol

from django.db import connection

from stimmig.ledger.cases.house import keys
from stimmig.ledger.cases.keeping import Record, keep

__all__ = ["InItsCase", "Keeper", "Record", "keeper"]


class Keeper(Protocol):
    """Keeps records in the transaction it is called in, which holds the ledger's lock. Committed, they are durable."""

    def keep(self, records: Sequence[Record]) -> None: ...


def keeper() -> Keeper:
    """The one in use here."""
    return InItsCase()


class InItsCase:
    """The ledger, each record locked in its case."""

    def keep(self, records: Sequence[Record]) -> None:
        """Record them all, in order."""
        with connection.cursor() as cursor:
            keep(cursor, connection.vendor, keys(), records)
