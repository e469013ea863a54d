"""Reading the tables of a document so that every fault is noted and none stops the reading."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeVar

from stimmig.core.errors import Fault

TEXT_MAX, ROWS_MAX = 4_000, 200

T = TypeVar("T")


class Table:
    """One table of the document and its path. What is wrong is added to the faults; reading goes on."""

    __slots__ = ("data", "faults", "is_table", "path", "read")

    def __init__(self, data: Any, path: str, faults: list[Fault]) -> None:
        self.path, self.faults = path, faults
        self.read: list[str] = []
        self.is_table = isinstance(data, dict)
        self.data: Mapping[str, Any] = data if isinstance(data, dict) else {}
        if not self.is_table:
            self.fault("", "wrong_type", data, ("table",))

    def at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path and key else self.path or key

    def fault(self, key: str, code: str, found: Any = None, allowed: Iterable[str] = ()) -> None:
        self.faults.append(Fault(self.at(key), code, None if found is None else shown(found), tuple(allowed)))

    def has(self, key: str) -> bool:
        """Whether the key is there with something beside it."""
        self.read.append(key)
        if key in self.data and self.data[key] is None:
            self.fault(key, "empty")
        return self.data.get(key) is not None

    def text(self, key: str, longest: int = TEXT_MAX, *, may_be_empty: bool = False) -> str | None:
        if not self.has(key):
            return None
        written = self.data[key]
        if not isinstance(written, str):
            self.fault(key, "wrong_type", written, ("text",))
            return None
        text = written.strip()
        if not text and not may_be_empty:
            self.fault(key, "empty")
        elif len(text) > longest:
            self.fault(key, "too_long", text, (str(longest),))
        elif not is_printable(text):
            self.fault(key, "control_character", text)
        return text

    def choice(self, key: str, allowed: Collection[str]) -> str | None:
        if not self.has(key):
            return None
        chosen = self.data[key]
        if isinstance(chosen, str) and chosen in allowed:
            return chosen
        self.fault(key, "not_allowed", chosen, allowed)
        return None

    def count(self, key: str) -> int | None:
        if not self.has(key):
            return None
        value = self.data[key]
        if isinstance(value, bool) or not isinstance(value, int):
            self.fault(key, "wrong_type", value, ("whole_number",))
        elif not 0 <= value <= 10**9:
            self.fault(key, "out_of_range", value, ("0", str(10**9)))
        else:
            return value
        return None

    def table(self, key: str) -> "Table":
        return Table(self.data[key] if self.has(key) else {}, self.at(key), self.faults)

    def rows(self, key: str, read: Callable[["Table"], T]) -> tuple[T, ...]:
        if not self.has(key):
            return ()
        rows = self.data[key]
        if not isinstance(rows, list):
            self.fault(key, "wrong_type", rows, ("list",))
            return ()
        if len(rows) > ROWS_MAX:
            self.fault(key, "too_many", len(rows), (str(ROWS_MAX),))
        return tuple(
            read(Table(row, f"{self.at(key)}[{number}]", self.faults)) for number, row in enumerate(rows[:ROWS_MAX])
        )

    def closed(self) -> None:
        for key in self.data:
            if key not in self.read:
                self.fault(key, "unknown_key", allowed=dict.fromkeys(self.read))


def shown(found: Any) -> str:
    """What was found, as it was written, cut where it would fill the page."""
    text = found if isinstance(found, str) else json.dumps(found, ensure_ascii=False, default=str)
    return text if len(text) <= 80 else text[:79] + "…"


def is_printable(text: str) -> bool:
    """Whether a text can be stored and shown: no control characters but tab and line feed, no half characters."""
    return text.isprintable() or all(_is_plain(character) for character in text)


def _is_plain(character: str) -> bool:
    code = ord(character)
    return (code >= 0x20 or character in "\t\n") and not (0x7F <= code <= 0x9F or 0xD800 <= code <= 0xDFFF)
