"""Many new rows at once, in plain SQL: the ORM takes longer over each value than reading the span took altogether."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

from django.db import connection

VALUES_MAX = 900  # in one statement; older SQLite takes 999


def insert(table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Insert rows whose values are as the database takes them."""
    at_once = VALUES_MAX // len(columns)
    names = ", ".join(f'"{column}"' for column in columns)
    one = f"({', '.join(['%s'] * len(columns))})"
    with connection.cursor() as cursor:
        for start in range(0, len(rows), at_once):
            some = rows[start : start + at_once]
            values = ", ".join([one] * len(some))
            cursor.execute(f'INSERT INTO "{table}" ({names}) VALUES {values}', [*chain(*some)])  # noqa: S608  # our names
