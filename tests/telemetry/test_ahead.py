"""Keys of new cases are made before anybody's turn, so that whoever holds the ledger waits for its disk alone."""

import sqlite3
from collections.abc import Iterable
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from stimmig.ledger.cases.house import keys
from stimmig.operation.models import Conversation
from stimmig.telemetry import app as door
from stimmig.telemetry import intake, keeping
from stimmig.telemetry.keeping import InItsCase
from stimmig.telemetry.otlp import Heard, NotTaken
from stimmig.telemetry.queries import Source
from tests.telemetry.describing import call

pytestmark = pytest.mark.django_db


def test_a_case_made_ready_has_a_durable_key_and_is_given_once() -> None:
    """Where none is left a case is new all the same; its key comes when something is recorded in it."""
    keeper = InItsCase()
    keeper.make_ready(2)
    keeper.make_ready(1)  # two are there already
    cases = [keeper.new_case() for _ in range(3)]
    assert len(set(cases)) == 3
    assert keys().resting(cases) == set(cases[:2])


def test_no_request_makes_more_ready_than_a_house_would_keep(monkeypatch: pytest.MonkeyPatch) -> None:
    """A request of very many traces opens the rest of its cases in its turn."""
    monkeypatch.setattr(keeping, "READY_MAX", 1)
    keeper = InItsCase()
    keeper.make_ready(5)
    cases = [keeper.new_case() for _ in range(2)]
    assert keys().resting(cases) == {cases[0]}


def test_a_request_opens_what_was_made_ready_and_makes_no_key_in_its_turn(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And its case is read like any other."""
    keeper, made, make = InItsCase(), list[UUID](), keys().make

    def noted(cases: Iterable[UUID]) -> dict[UUID, Any]:
        made.extend(cases)
        return make(made)

    monkeypatch.setattr(keys(), "make", noted)
    keeper.make_ready(1)
    spans = (call(1, "Moin", "Hallo", gen_ai__conversation__id="c1"),)
    intake.take(source, Heard(spans), at=timezone.now(), keeper=keeper)
    assert made == [Conversation.objects.get().case]


def test_where_no_key_can_be_made_the_exporter_is_asked_to_try_again(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither ahead of time nor in its turn: nothing is kept."""

    def full(locked: dict[UUID, bytes]) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(keys().place, "add", full)
    monkeypatch.setattr(door, "close_old_connections", lambda: None)  # this thread's transaction is the test's
    request = Heard((call(1, "Moin", "Hallo", gen_ai__conversation__id="c1"),))

    def take() -> object:
        return intake.take(source, request, at=timezone.now(), keeper=InItsCase())

    with pytest.raises(NotTaken) as refused:
        door._safely(take)
    assert refused.value.status == 503
    assert not Conversation.objects.exists()
