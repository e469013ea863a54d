"""Reading texts in both languages out of the framework's tables."""

from typing import TypeVar

from stimmig.core.framework.nouns import LANGUAGES, Text
from stimmig.core.framework.table import Table

T = TypeVar("T")


def closed(row: Table, read: T) -> T:
    """What was read from a table of which nothing is left over."""
    row.closed()
    return read


def both(row: Table) -> Text:
    return Text(*(row.text(language) for language in LANGUAGES))


def words(row: Table, key: str) -> Text:
    match row.raw(key):
        case {"de": str(de), "en": str(en), **rest} if de.strip() and en.strip() and not rest:
            return Text(de, en)  # nearly always, and quick
    inner = row.table(key)
    return closed(inner, both(inner))


def listed(row: Table, key: str) -> tuple[Text, ...]:
    return tuple(closed(inner, both(inner)) for inner in row.tables(key))


def four(row: Table, key: str) -> tuple[Text, ...]:
    """One text for each level."""
    anchors = listed(row, key)
    if anchors and len(anchors) != 4:
        row.note(key, f"must be four, one for each level, but there are {len(anchors)}")
    return anchors


def labels(row: Table, key: str) -> dict[str, Text]:
    return {name: closed(inner, both(inner)) for name, inner in row.tables_by_key(key)}
