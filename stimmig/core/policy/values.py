"""Single values of a policy's file. What is missing or wrong is noted, and reading goes on."""

from collections.abc import Callable, Collection
from datetime import date, time
from typing import Any, TypeVar

from stimmig.core.use_case.table import Table

TEXT_MAX = 1_000

T = TypeVar("T")


def required(table: Table, key: str, value: T | None, instead: T) -> T:
    """The value, or something to read on with where it is missing or wrong."""
    if value is None and table.is_table and key not in table.data:
        table.fault(key, "missing")
    return instead if value is None else value


def text(table: Table, key: str, *, may_be_empty: bool = False) -> str:
    return required(table, key, table.text(key, TEXT_MAX, may_be_empty=may_be_empty), "")


def chosen(table: Table, key: str, allowed: tuple[str, ...]) -> Any:
    return required(table, key, table.choice(key, allowed), allowed[0])


def count(table: Table, key: str) -> int:
    return required(table, key, table.count(key), 0)


def truth(table: Table, key: str) -> bool:
    value = table.data[key] if table.has(key) else None
    if not isinstance(value, bool):
        table.fault(key, "wrong_type", value, ("boolean",))
    return value is True


def listed(table: Table, key: str) -> list[Any]:
    value = table.data[key] if table.has(key) else None
    if not isinstance(value, list):
        table.fault(key, "wrong_type", value, ("list",))
        return []
    return value


def texts(table: Table, key: str) -> tuple[str, ...]:
    rows = listed(table, key)
    for row in rows:
        if not isinstance(row, str):
            table.fault(key, "wrong_type", row, ("text",))
    return tuple(row for row in rows if isinstance(row, str))


def table_at(table: Table, key: str) -> Table:
    if key not in table.data:
        table.fault(key, "missing")
    return table.table(key)


def by_key(table: Table, key: str, allowed: Collection[str], read: Callable[[Table], T]) -> dict[str, T]:
    """What stands under each of the allowed keys of an inner table; any other key is a fault."""
    inner = table_at(table, key)
    found = {each: read(inner.table(each)) for each in allowed if each in inner.data}
    inner.read.extend(allowed)
    inner.closed()
    return found


def clock(table: Table, key: str) -> time:
    written = text(table, key)
    try:
        return time.fromisoformat(written)
    except ValueError:
        table.fault(key, "not_a_time", written)
        return time()


def day(table: Table, key: str, written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        table.fault(key, "not_a_date", written)
        return date.min
