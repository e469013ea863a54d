"""Something to record about, and somebody who records."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from stimmig.ledger import actions
from stimmig.ledger.models import Entry

AT = datetime(2026, 11, 22, 14, 37, 5, tzinfo=UTC)


@dataclass(frozen=True)
class Somebody:
    """A person as the ledger sees one."""

    name: str = "A. Berger"
    function: str = "Geschäftsführung"
    uuid: UUID = field(default_factory=uuid4)


@dataclass(frozen=True)
class Decision:
    """Something with a uuid that never changes."""

    uuid: UUID = field(default_factory=uuid4)


@pytest.fixture
def leader() -> Somebody:
    return Somebody()


@pytest.fixture
def decision() -> Decision:
    return Decision()


@pytest.fixture
def record(db: None, leader: Somebody) -> Callable[..., Entry]:
    """Record with sensible defaults, in the transaction of the test."""

    def write(kind: str = "decision.signed", **given: Any) -> Entry:
        given = {"subject": None, "by": leader, "at": AT, "content": {"sentence": "Wir führen ihn ein."}} | given
        return actions.record(kind, **given)

    return write
