"""Recording: one entry, in order, without a text or a name in it, in the transaction of what it records."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError

from stimmig.core.ledger import NotCanonical
from stimmig.ledger import actions, queries
from stimmig.ledger.models import KINDS, Content, Entry
from tests.ledger.conftest import AT, Decision, Somebody

Record = Callable[..., Entry]


def test_entries_are_numbered_from_one_without_a_gap(record: Record) -> None:
    """The number of an entry tells how many were recorded before it."""
    assert [record().seq, record("dissent.made").seq, record("seal.made").seq] == [1, 2, 3]


def test_the_entry_shows_neither_text_nor_name_nor_minute(record: Record, decision: Decision) -> None:
    """An entry may be shown to anyone: it says that something was recorded in this hour, and no more."""
    entry = record(subject=decision)
    shown = str(list(queries.entries()))
    assert entry.at == "2026-11-22T14Z"
    assert not [secret for secret in ("Berger", "führen", str(decision.uuid), ":37") if secret in shown]


def test_the_content_keeps_who_when_and_what(record: Record, decision: Decision, leader: Somebody) -> None:
    """Name and function stay as they were at the time, even when the account goes."""
    entry = record(subject=decision)
    assert Content.objects.get(entry=entry).read() == {
        "kind": "decision.signed",
        "at": "2026-11-22T14:37:05+00:00",
        "by": {"name": "A. Berger", "function": "Geschäftsführung", "uuid": str(leader.uuid)},
        "subject": {"noun": "Decision", "uuid": str(decision.uuid)},
        "content": {"sentence": "Wir führen ihn ein."},
    }


def test_nobody_and_nothing_in_particular_can_be_recorded_too(record: Record) -> None:
    """The house was created before anybody was in it."""
    assert Content.objects.get(entry=record("house.created", by=None)).read()["by"] is None


def test_everything_about_one_subject_has_one_random_case(record: Record, decision: Decision) -> None:
    """Entries about the same thing belong together; what thing it is, the entry does not say."""
    first, other, second = record(subject=decision), record(subject=Decision()), record(subject=decision)
    assert first.case == second.case != other.case
    assert first.case != decision.uuid
    assert record().case != record().case


def test_the_same_content_never_gives_the_same_commitment(record: Record) -> None:
    """Nobody can guess contents and compare."""
    assert record().commitment != record().commitment


@pytest.mark.parametrize("kind", ["decision.edited", "", "Decision.signed"])
def test_a_kind_nobody_listed_is_refused(record: Record, kind: str) -> None:
    """The kinds are a closed list, so that a reader knows them all."""
    with pytest.raises(ValueError, match="is not a kind of the ledger"):
        record(kind)


def test_every_listed_kind_is_accepted(record: Record) -> None:
    """What the product may record, it can record."""
    assert [record(kind).kind for kind in KINDS] == list(KINDS)
    assert len(set(KINDS)) == len(KINDS)


def test_a_time_without_its_zone_is_refused(record: Record) -> None:
    """Two clocks must not be confused."""
    with pytest.raises(ValueError, match="has no time zone"):
        record(at=datetime(2026, 11, 22, 14))


def test_fractions_are_refused_before_anything_is_written(record: Record) -> None:
    """Content that two programs might write differently is not recorded."""
    with pytest.raises(NotCanonical, match=r"content\.content\.probability: float"):
        record(content={"probability": 0.7})
    assert not Entry.objects.exists()


@pytest.mark.usefixtures("transactional_db")
def test_recording_outside_a_transaction_is_refused(leader: Somebody) -> None:
    """An entry never stands without what it records."""
    with pytest.raises(TransactionManagementError, match=r"use @transaction\.atomic"):
        actions.record("decision.signed", subject=None, by=leader, at=AT, content={})


@pytest.mark.usefixtures("transactional_db")
def test_what_is_rolled_back_was_never_recorded(leader: Somebody) -> None:
    """When the deed fails, its entry goes with it, and the next one takes its number."""
    with transaction.atomic():
        actions.record("decision.signed", subject=None, by=leader, at=AT, content={})
        transaction.set_rollback(True)
    with transaction.atomic():
        assert actions.record("decision.signed", subject=None, by=leader, at=AT, content={}).seq == 1
