"""What an exporter is asked to send again, and that nothing of it is left behind."""

import sqlite3
from collections.abc import Sequence
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError

from stimmig.ledger.cases.keys import KeysUnusable
from stimmig.ledger.cases.keys.installation import InstallationKeyGone
from stimmig.telemetry import app as door
from stimmig.telemetry.app import Intake, app
from stimmig.telemetry.keeping import InItsCase
from stimmig.telemetry.queries import Source
from tests.looping import run

HEADERS = [(b"Content-Type", b"application/json"), (b"authorization", b"Bearer key")]
WHOLE = ({"type": "http.request", "body": b"{}"},)
FAILURES = [DatabaseError, sqlite3.OperationalError, psycopg.OperationalError, KeysUnusable, InstallationKeyGone]


def somebody(shown: str) -> Source:
    return Source(1, "Umbuchung", 1)


def sent(intake: Any, messages: Sequence[dict[str, Any]], method: str = "POST") -> tuple[int, dict[bytes, bytes]]:
    """Status and headers of the answer; 0 where there was none."""
    coming, answers = iter(messages), list[dict[str, Any]]()

    async def receive() -> dict[str, Any]:
        return next(coming)

    async def send(message: Any) -> None:
        answers.append(message)

    scope = {"type": "http", "method": method, "path": "/v1/metrics", "headers": HEADERS}
    run(intake(scope, receive, send))
    return (answers[0]["status"], dict(answers[0]["headers"])) if answers else (0, {})


@pytest.mark.parametrize("failure", FAILURES)
def test_a_database_that_cannot_be_reached_is_a_503_to_try_again(failure: type[Exception]) -> None:
    """Nor the place of the keys: nothing was kept, and exporters try again by themselves."""

    def nobody(shown: str) -> Source:
        raise failure("gone")

    status, headers = sent(app(keys=nobody), WHOLE)
    assert (status, headers[b"retry-after"]) == (503, b"1")


@pytest.mark.parametrize("failure", FAILURES)
def test_what_is_only_ahead_of_time_refuses_nobody(failure: type[Exception]) -> None:
    """Keys that could not be made ahead are made in their turn."""

    class Locked(InItsCase):
        def make_ready(self, cases: int) -> None:
            raise failure("locked")

    assert sent(app(Locked(), somebody), WHOLE)[0] == 200


def test_too_much_at_once_is_a_429_to_try_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bodies that wait rest in memory, and memory ends."""
    monkeypatch.setattr(door, "HELD_MAX", 1)
    intake = app(keys=somebody)
    assert isinstance(intake, Intake)
    assert (sent(intake, WHOLE)[0], intake.held) == (429, 0)


def test_whoever_hangs_up_leaves_nothing_behind() -> None:
    """Half a body is no request."""
    intake = app(keys=somebody)
    assert isinstance(intake, Intake)
    half = ({"type": "http.request", "body": b"{", "more_body": True}, {"type": "http.disconnect"})
    assert (sent(intake, half)[0], intake.held) == (0, 0)


def test_a_body_is_refused_as_soon_as_it_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is longer than the limit is not read to its end."""
    monkeypatch.setattr(door.body, "BYTES_MAX", 1)
    endless = ({"type": "http.request", "body": b"{}", "more_body": True},)
    assert sent(app(keys=somebody), endless)[0] == 413


def test_only_post_is_understood() -> None:
    """There is nothing to read here."""
    assert sent(app(keys=somebody), WHOLE, "GET")[0] == 405
