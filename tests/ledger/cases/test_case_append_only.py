"""The database lets the rows of a case go and changes none, on SQLite and on PostgreSQL."""

from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from stimmig.ledger.models import CaseContent
from tests.ledger.cases.conftest import Keep

OWN_WORDS = {
    "sqlite": (
        "INSERT OR REPLACE INTO ledger_casecontent SELECT entry_id, x'00' FROM ledger_casecontent",
        "UPDATE OR REPLACE ledger_casecontent SET entry_id = 1",
    ),
    "postgresql": (
        "TRUNCATE ledger_casecontent",
        "INSERT INTO ledger_casecontent SELECT * FROM ledger_casecontent "
        "ON CONFLICT (entry_id) DO UPDATE SET locked = 'x'",
    ),
}


def test_no_statement_changes_what_was_kept(kept: Keep, case: UUID) -> None:
    """Neither the product's own code nor plain SQL past it."""
    kept(case)
    before = list(CaseContent.objects.values())
    connection.check_constraints()  # with foreign keys still to be checked PostgreSQL refuses a TRUNCATE by itself
    for sql in ("UPDATE ledger_casecontent SET locked = NULL", *OWN_WORDS[connection.vendor]):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    assert before == list(CaseContent.objects.values())


def test_rows_can_go(kept: Keep, case: UUID) -> None:
    """For an erasure. Whoever lets them go in silence is found: see test_read_case."""
    kept(case)
    CaseContent.objects.all().delete()
    assert not CaseContent.objects.exists()
