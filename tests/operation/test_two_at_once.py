"""Whoever acts and whoever records what is said at the same moment never wait for each other for good."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from django.db import connection, transaction

from stimmig.ledger.append import wait_in_line
from stimmig.operation import actions
from stimmig.operation.models import Conversation, Takeover
from stimmig.people.models import Person
from stimmig.register.models import UseCase
from tests.operation.talking import conversation, wished

WAITING = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
pytestmark = pytest.mark.usefixtures("transactional_db")


def meanwhile(act: Callable[[], object], said: Callable[[], object]) -> None:
    """Somebody has begun to record, as a gateway does; somebody acts; and then comes what is recorded.

    SQLite has no locks of rows: there one comes after the other from the start.
    """
    if connection.vendor == "sqlite":
        with transaction.atomic():
            said()
        act()
        return

    def alone() -> None:
        try:
            act()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic(), connection.cursor() as cursor:
            wait_in_line(cursor, connection.vendor)
            acting = pool.submit(alone)
            while not _waits(cursor):
                assert not acting.done(), acting.exception()
            said()
        acting.result()


def _waits(cursor: object) -> bool:
    cursor.execute(WAITING)  # type: ignore[attr-defined]
    return bool(cursor.fetchone()[0])  # type: ignore[attr-defined]


@pytest.fixture
def committed(telephone: UseCase, now: datetime) -> Takeover:
    """Somebody waits for a human, and every connection knows it."""
    with transaction.atomic():
        return wished(conversation(telephone, now), now)


def test_a_use_is_stopped_while_a_conversation_begins(telephone: UseCase, berger: Person, now: datetime) -> None:
    """Both are kept, and neither is turned away."""
    meanwhile(
        lambda: actions.stop(use_case=telephone, reason="Falsche Auskunft", by=berger, at=now),
        lambda: conversation(telephone, now, said=[]),
    )
    assert telephone.stops.count() == Conversation.objects.count() == 1


def test_a_human_accepts_while_the_person_writes(committed: Takeover, demir: Person, now: datetime) -> None:
    """What the person writes counts in the same line that says who has the conversation."""
    meanwhile(
        lambda: actions.accept(takeover=committed, by=demir, at=now),
        lambda: Conversation.objects.update(turns=7),
    )
    held = Conversation.objects.get()
    assert (held.lead, held.turns) == ("human", 7)


def test_a_human_writes_while_the_person_sees_that_they_are_there(
    committed: Takeover, demir: Person, now: datetime
) -> None:
    """That they have joined is written in the line of the takeover."""
    actions.accept(takeover=committed, by=demir, at=now)
    meanwhile(
        lambda: actions.write(takeover=committed, text="Guten Tag", by=demir, at=now),
        lambda: Takeover.objects.update(joined_at=now),
    )
    assert Takeover.objects.get().lines.count() == 1
