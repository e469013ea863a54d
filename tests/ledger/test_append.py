"""The one append: the same entries and nodes, whoever asks and however many lines come at once."""

import sqlite3
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction

from stimmig.ledger import queries, tree
from stimmig.ledger.append import NODE, Line, append
from stimmig.ledger.models import Entry, Node
from stimmig.ledger.plain_sql import insert
from tests.ledger.conftest import AT

CASE = UUID("11111111-2222-4333-8444-555555555555")


def lines(count: int, at: datetime = AT) -> list[Line]:
    return [Line("seal.made", at, CASE, f"{number:064x}") for number in range(count)]


def cursors() -> list[Any]:
    """Django's cursor, and the plain one of sqlite3 or psycopg, in the transaction of the test."""
    connection.ensure_connection()
    return [connection.cursor(), connection.connection.cursor()]


def flaws() -> set[str]:
    """What is wrong besides that there are no contents here."""
    return {flaw.code for flaw in queries.verify().flaws} - {"content"}


@pytest.mark.django_db
@pytest.mark.parametrize("which", [0, 1], ids=["Django", "plain"])
def test_any_cursor_writes_the_same(which: int) -> None:
    """The columns hold what the core says; the ORM reads it as its own."""
    written = append(cursors()[which], connection.vendor, lines(3))
    assert [entry.seq for entry in written] == [1, 2, 3]
    assert list(queries.entries()) == written
    assert {entry.case for entry in Entry.objects.all()} == {CASE}
    assert flaws() == set()


@pytest.mark.django_db
@pytest.mark.parametrize("sizes", [[1] * 9, [9], [3, 5, 1], [0, 2, 0, 7]])
def test_many_at_once_are_the_same_as_one_after_the_other(sizes: list[int]) -> None:
    """Numbers, chain and tree go on without a seam."""
    for size in sizes:
        append(cursors()[0], connection.vendor, lines(size))
    assert (Entry.objects.count(), Node.objects.count(), flaws()) == (9, 7, set())
    assert [node.level for node in Node.objects.order_by("level", "index")] == [1, 1, 1, 1, 2, 2, 3]


@pytest.mark.django_db
def test_a_batch_costs_a_few_statements(django_assert_max_num_queries: Any) -> None:
    """However many lines it has."""
    append(cursors()[0], connection.vendor, lines(7))
    with django_assert_max_num_queries(5):
        append(cursors()[0], connection.vendor, lines(500))
    assert (Entry.objects.count(), flaws()) == (507, set())


@pytest.mark.django_db
def test_a_clock_that_goes_back_breaks_nothing() -> None:
    """The order is that of the numbers; the hour is only what a clock said."""
    append(cursors()[0], connection.vendor, lines(2, AT))
    append(cursors()[0], connection.vendor, lines(2, AT - timedelta(days=400)))
    assert [entry.at for entry in queries.entries()] == ["2026-11-22T14Z"] * 2 + ["2025-10-18T14Z"] * 2
    assert flaws() == set()


@pytest.mark.django_db
def test_the_hour_is_that_of_utc() -> None:
    """Whatever zone the writer lives in."""
    berlin = datetime(2026, 11, 22, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    assert append(cursors()[0], connection.vendor, lines(1, berlin))[0].at == "2026-11-21T23Z"


@pytest.mark.django_db
def test_a_moment_without_its_zone_is_refused() -> None:
    """Two clocks must not be confused; nothing is written."""
    with pytest.raises(ValueError, match="has no time zone"):
        append(cursors()[0], connection.vendor, [Line("seal.made", datetime(2026, 11, 22), uuid4(), "ab" * 32)])
    assert not Entry.objects.exists()


@pytest.mark.usefixtures("transactional_db")
@pytest.mark.parametrize("which", [0, 1], ids=["Django", "plain"])
def test_outside_a_transaction_nothing_is_written(which: int) -> None:
    """Entries without their nodes would be a ledger that does not add up."""
    with pytest.raises(ValueError, match="inside a transaction"):
        append(cursors()[which], connection.vendor, lines(1, datetime.now(UTC)))
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_every_entry_is_proved_from_the_tables() -> None:
    """Inclusion under the root of any later size, and consistency between any two sizes, read in two statements."""
    append(cursors()[0], connection.vendor, lines(11))
    core, leaves = queries.ledger.tree, [bytes.fromhex(entry.leaf) for entry in queries.entries()]
    for size in (1, 6, 11):
        assert tree.root(size) == core.grown(leaves[:size])[1]
        for seq in (1, size):
            assert core.includes(tree.root(size), size, seq - 1, leaves[seq - 1], tree.inclusion(seq, size))
        assert core.continues(tree.root(size), size, tree.root(11), 11, tree.consistency(size, 11))


@pytest.mark.django_db
def test_a_proof_needs_two_statements(django_assert_max_num_queries: Any) -> None:
    """One for leaves, one for nodes, however high the tree is."""
    append(cursors()[0], connection.vendor, lines(300))
    with django_assert_max_num_queries(2):
        tree.inclusion(77, 300)


@pytest.mark.django_db
def test_a_proof_over_a_hole_is_no_proof() -> None:
    """A node that is not there is said to be missing, and nothing is made up in its place."""
    append(cursors()[0], connection.vendor, lines(2))
    with pytest.raises(tree.Missing, match=r"\(0, 2\)"):
        tree.inclusion(1, 3)


@pytest.mark.django_db
@pytest.mark.parametrize("which", [0, 1], ids=["Django", "plain"])
def test_what_cannot_be_inserted_fails_as_the_cursor_fails(which: int) -> None:
    """Whoever waits for an error of Django's gets one, also where PostgreSQL takes many rows at once."""
    driver: Any = sqlite3 if connection.vendor == "sqlite" else psycopg
    append(cursors()[0], connection.vendor, lines(2))
    with pytest.raises((IntegrityError, driver.IntegrityError)[which]), transaction.atomic():
        insert(cursors()[which], connection.vendor, *NODE, [(1, 0, b"other"), (1, 1, b"more")])
