"""A case as something the ledger can speak about."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Case:
    """Known by its random number alone, which stands in its entries already."""

    uuid: UUID
