"""A case, and something to keep in it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection

from stimmig.core.ledger import Entry
from stimmig.ledger.cases.house import keys
from stimmig.ledger.cases.keeping import Record, keep
from tests.ledger.conftest import AT

SENTENCE = "Meine Katze heißt Quasselstrippe."
Keep = Callable[..., Entry]


@pytest.fixture
def case() -> UUID:
    return uuid4()


@pytest.fixture
def kept(db: None) -> Keep:
    """Record in a case with sensible defaults, in the transaction of the test."""

    def write(case: UUID, kind: str = "conversation.request", **given: Any) -> Entry:
        given = {"at": AT, "content": {"text": SENTENCE}, "kept_as": "K1"} | given
        (entry,) = keep_all(Record(case, kind, **given))
        return entry

    return write


def keep_all(*records: Record) -> list[Entry]:
    """Record all of these at once."""
    with connection.cursor() as cursor:
        return keep(cursor, connection.vendor, keys(), records)
