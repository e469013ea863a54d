"""The example company for whoever looks at it: told once a run through the actions, then put back row by row."""

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction

from stimmig.workbench import company

ROWS: dict[str, tuple[list[str], list[tuple[object, ...]]]] = {}  # by table: its columns and everything in it


@transaction.atomic
def move_in() -> None:
    """The whole story, as the demo shows it. The house must be empty."""
    if ROWS:
        _put_back()
        return
    empty = [table for table in _tables() if not _rows(table)[1]]
    company.load()
    ROWS.update({table: found for table in empty if (found := _rows(table))[1]})


def _tables() -> list[str]:
    return [model._meta.db_table for model in apps.get_models(include_auto_created=True)]


def _rows(table: str) -> tuple[list[str], list[tuple[object, ...]]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        return [column[0] for column in cursor.description], cursor.fetchall()


def _put_back() -> None:
    """In any order: what refers to a row that is not there yet is looked at when the transaction ends."""
    with connection.cursor() as cursor:
        for table, (columns, rows) in ROWS.items():
            names = ", ".join(connection.ops.quote_name(column) for column in columns)
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {connection.ops.quote_name(table)} ({names}) VALUES ({places})", rows)
        told = [model for model in apps.get_models() if model._meta.db_table in ROWS]
        for sql in connection.ops.sequence_reset_sql(no_style(), told):
            cursor.execute(sql)
