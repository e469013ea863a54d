"""The database refuses to change what was recorded, on SQLite and on PostgreSQL, whoever asks and however."""

from collections.abc import Callable
from importlib import import_module

import pytest
from django.db import DatabaseError, connection, transaction

from stimmig.ledger.models import Checkpoint, Content, Entry, Node, Stamp
from tests.ledger.conftest import AT

Record = Callable[..., Entry]

OWN_WORDS = {
    "sqlite": (
        "INSERT OR REPLACE INTO ledger_entry SELECT seq, 'x', at, \"case\", commitment, leaf, chain FROM ledger_entry",
        "INSERT OR REPLACE INTO ledger_content SELECT entry_id, salt, subject, '{}' FROM ledger_content",
        "UPDATE OR REPLACE ledger_entry SET seq = 1",
        "INSERT OR REPLACE INTO ledger_node SELECT level, \"index\", x'00' FROM ledger_node",
        "INSERT OR REPLACE INTO ledger_checkpoint SELECT id, 9, root, note, at FROM ledger_checkpoint",
        "INSERT OR REPLACE INTO ledger_stamp SELECT checkpoint_id, 'x', at FROM ledger_stamp",
    ),
    "postgresql": (
        "TRUNCATE ledger_content",
        "TRUNCATE ledger_entry CASCADE",
        "TRUNCATE ledger_node",
        "TRUNCATE ledger_checkpoint CASCADE",
        "TRUNCATE ledger_stamp",
        "INSERT INTO ledger_entry SELECT * FROM ledger_entry ON CONFLICT (seq) DO UPDATE SET kind = 'x'",
    ),
}


def refused(sql: str) -> None:
    """This statement fails with the ledger's own words and changes nothing."""
    before = rows()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert rows() == before


def rows() -> list[list[tuple[object, ...]]]:
    return [list(table.objects.values_list()) for table in (Entry, Content, Node, Checkpoint, Stamp)]


@pytest.fixture
def kept(record: Record) -> None:
    """A row in each table."""
    record()
    record()
    checkpoint = Checkpoint.objects.create(size=2, root="ab" * 32, note="signed", at=AT)
    Stamp.objects.create(checkpoint=checkpoint, answer=b"stamped", at=AT)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE ledger_entry SET kind = 'dissent.made'",
        "UPDATE ledger_entry SET seq = 7",
        "UPDATE ledger_content SET canonical = '{}'",
        "DELETE FROM ledger_content",
        "DELETE FROM ledger_entry",
        "UPDATE ledger_node SET level = 3",
        "DELETE FROM ledger_node",
        "UPDATE ledger_checkpoint SET size = 1",
        "DELETE FROM ledger_checkpoint",
        "UPDATE ledger_stamp SET answer = 'x'",
        "DELETE FROM ledger_stamp",
    ],
)
@pytest.mark.usefixtures("kept")
def test_no_statement_changes_or_removes_a_record(sql: str) -> None:
    """Not even plain SQL past the product."""
    refused(sql)


@pytest.mark.usefixtures("kept")
def test_no_word_of_this_database_gets_around_it() -> None:
    """REPLACE removes rows without a DELETE, TRUNCATE passes by row triggers: they are refused all the same."""
    connection.check_constraints()  # with foreign keys still to be checked PostgreSQL refuses a TRUNCATE by itself
    for sql in OWN_WORDS[connection.vendor]:
        refused(sql)


def test_the_orm_cannot_either(record: Record) -> None:
    """The product's own code has no way around."""
    entry = record()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(kind="x")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Content.objects.all().delete()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        entry.save()


def test_an_entry_with_a_taken_number_is_refused(record: Record) -> None:
    """Two entries never share a number."""
    entry = record()
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.create(seq=entry.seq, kind="x", at=entry.at, case=entry.case)


def test_every_table_is_guarded_on_both_databases() -> None:
    """Whatever database runs the test, the statements of the other one are complete as well."""
    older, newer = (import_module(f"stimmig.ledger.migrations.{name}") for name in ("0002_append_only", "0003_merkle"))
    newest = import_module("stimmig.ledger.migrations.0005_stamps")
    for vendor, each in (("sqlite", 3), ("postgresql", 1)):
        assert len(newest.statements(vendor)) == each
        assert len(newer.statements(vendor)) == each * len(newer.KEYS)
        assert len(older.statements(vendor)) == each * len(older.TABLES) + (vendor == "postgresql")
