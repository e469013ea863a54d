"""Desk, stop and gateway never wait for each other: whoever records takes the ledger's turn before it locks a row."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stimmig.operation import actions
from stimmig.operation.models import Takeover
from stimmig.people.models import Person
from tests.operation import scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quotations")]


def first_lock(ran: CaptureQueriesContext) -> str:
    """The first statement after which somebody else may have to wait."""
    found = (query["sql"] for query in ran if any(each in query["sql"] for each in ("advisory", "UPDATE", "INSERT")))
    return next(found)


@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite has one writer at a time anyway")
def test_the_desk_stands_in_line_first(waits: Takeover, demir: Person, now: datetime) -> None:
    """The gateway has its turn and waits for the conversation this action has changed."""
    for act, more in ((actions.accept, {}), (actions.write, {"text": "Moin."}), (actions.give_back, {})):
        with CaptureQueriesContext(connection) as ran:
            act(takeover=waits, by=demir, at=now, **more)  # type: ignore[operator]
        assert "advisory" in first_lock(ran)


@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite has one writer at a time anyway")
def test_a_stop_stands_in_line_first(now: datetime) -> None:
    """A new conversation waits for the use this action has locked."""
    policy = scene.guarded()
    with CaptureQueriesContext(connection) as ran:
        made = actions.stop(use_case=scene.use_of(policy), reason="x", by=scene.leader(policy.decision), at=now)
    assert "advisory" in first_lock(ran)
    with CaptureQueriesContext(connection) as ran:
        actions.end_stop(stop=made, reason="x", by=scene.leader(policy.decision), at=now)
    assert "advisory" in first_lock(ran)
