"""The example company, told once in a run; whoever asks again gets the same rows, laid down as they were."""

from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction

from stimmig.people.queries import house
from stimmig.workbench import company

TOLD: dict[type[models.Model], tuple[list[str], list[tuple[Any, ...]]]] = {}


def tell() -> None:
    """Load the whole story, unless a house exists already. Through the actions the first time, then row by row."""
    if house() is not None:
        return
    if TOLD:
        _lay_down()
    else:
        empty = [model for model in apps.get_models(include_auto_created=True) if not _rows(model)[1]]
        company.load()
        TOLD.update({model: rows for model in empty if (rows := _rows(model))[1]})


def _rows(model: type[models.Model]) -> tuple[list[str], list[tuple[Any, ...]]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")
        return [column[0] for column in cursor.description], list(cursor.fetchall())


@transaction.atomic
def _lay_down() -> None:
    """Rows that refer to each other are held against each other when all are there."""
    with connection.cursor() as cursor:
        for model, (columns, rows) in TOLD.items():
            names = ", ".join(map(connection.ops.quote_name, columns))
            places = ", ".join(["%s"] * len(columns))
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)
        for sql in connection.ops.sequence_reset_sql(no_style(), list(TOLD)):
            cursor.execute(sql)
