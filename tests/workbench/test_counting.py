"""SQLite counts its tables once a day, so that long lists are found by the shortest way."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from stimmig.workbench.actions.counting import count_tables

pytestmark = pytest.mark.django_db


def test_tables_are_counted_once_a_day() -> None:
    """By however many who watch; PostgreSQL does so by itself."""
    at, counts = timezone.now(), int(connection.vendor == "sqlite")
    assert [count_tables(each) for each in (at, at, at + timedelta(days=1))] == [counts, 0, counts]
    assert connection.vendor != "sqlite" or "sqlite_stat1" in _tables()


def _tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE 'sqlite_stat%'")
        return [name for (name,) in cursor.fetchall()]
