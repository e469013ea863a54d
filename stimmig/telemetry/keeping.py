"""Where a heard call is kept for good: in the case of its conversation, under the key of that case."""

from collections import deque
from collections.abc import Sequence
from typing import Protocol
from uuid import UUID, uuid4

from django.db import connection

from stimmig.ledger.cases.house import keys
from stimmig.ledger.cases.keeping import Record, keep

__all__ = ["InItsCase", "Keeper", "Record", "keeper"]

READY_MAX = 1_000  # cases whose keys are made ahead of time; what one request opens beyond is made in its turn


class Keeper(Protocol):
    """Keeps records in the transaction it is called in, which holds the ledger's lock. Committed, they are durable."""

    def keep(self, records: Sequence[Record]) -> None: ...

    def make_ready(self, cases: int) -> None:
        """Have so many new cases at hand. Called before anybody's turn, because their keys have to be durable."""

    def new_case(self) -> UUID:
        """A case nothing was recorded in."""


def keeper() -> Keeper:
    """The one in use here."""
    return InItsCase()


class InItsCase:
    """The ledger, each record locked in its case."""

    def __init__(self) -> None:
        self._ready = deque[UUID]()  # one thread adds to it, another takes from it

    def keep(self, records: Sequence[Record]) -> None:
        """Record them all, in order."""
        with connection.cursor() as cursor:
            keep(cursor, connection.vendor, keys(), records)

    def make_ready(self, cases: int) -> None:
        """A key that never gets a case harms nobody, so that more may be made than are needed."""
        if new := [uuid4() for _ in range(min(cases, READY_MAX) - len(self._ready))]:
            keys().make(new)
            self._ready.extend(new)

    def new_case(self) -> UUID:
        """One that was made ready; where none is left, one whose key is made when something is recorded in it."""
        return self._ready.popleft() if self._ready else uuid4()
