"""Reading the framework's tables so that every gap is noted and none stops the reading."""

from collections.abc import Iterator, Mapping
from typing import Any

from stimmig.core.errors import Gap


class Table:
    """One table of one file. Whatever is missing or wrong is noted as a gap, and a stand-in is returned."""

    def __init__(self, file: str, key: str, data: Any, gaps: list[Gap]) -> None:
        self.file, self.key, self.gaps = file, key, gaps
        self.data: Mapping[str, Any] = data if isinstance(data, dict) else {}
        self._read: set[str] = set()
        if not isinstance(data, dict):
            self.note("", "is no table")

    def note(self, key: str, what: str) -> None:
        self.gaps.append(Gap(self.file, self._path(key), what))

    def text(self, key: str, among: Mapping[str, Any] | tuple[str, ...] = ()) -> str:
        """A text that is there, and one of those allowed."""
        self._read.add(key)
        value = self.data.get(key)
        if not isinstance(value, str) or not value.strip():
            self.note(key, "is missing" if value is None or isinstance(value, str) else "must be a text")
            return ""
        if among and value not in among:
            self.note(key, f"{value!r} is unknown")
        return value

    def number(self, key: str) -> float:
        value = self._value(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.note(key, "must be a number")
            return 0
        return value

    def whole(self, key: str) -> int:
        return int(self.number(key))

    def texts(self, key: str, among: Mapping[str, Any] | tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of texts; absent is empty."""
        values = self._value(key)
        if values is None:
            return ()
        if not isinstance(values, list) or not all(isinstance(value, str) and value for value in values):
            self.note(key, "must be a list of texts")
            return ()
        for value in values:
            if among and value not in among:
                self.note(key, f"{value!r} is unknown")
        return tuple(values)

    def table(self, key: str) -> "Table":
        return Table(self.file, self._path(key), self._value(key), self.gaps)

    def tables(self, key: str) -> list["Table"]:
        """The tables of a list; at least one."""
        rows = self._value(key)
        if not isinstance(rows, list) or not rows:
            self.note(key, "is missing")
            return []
        return [Table(self.file, f"{self._path(key)}[{number}]", row, self.gaps) for number, row in enumerate(rows)]

    def tables_by_key(self, key: str) -> Iterator[tuple[str, "Table"]]:
        """The tables of a table; at least one."""
        inner = self.table(key)
        if not inner.data:
            inner.note("", "is empty")
        return ((name, inner.table(name)) for name in inner.data)

    def raw(self, key: str) -> Any:
        return self._value(key)

    def closed(self) -> None:
        """Note every key that nobody has asked for: a misspelt key is a missing one."""
        for key in self.data:
            if key not in self._read:
                self.note(key, "is unknown")

    def _value(self, key: str) -> Any:
        self._read.add(key)
        return self.data.get(key)

    def _path(self, key: str) -> str:
        return f"{self.key}.{key}" if self.key and key else self.key or key
