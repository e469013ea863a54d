"""Server-sent events, read for any split of the bytes (WHATWG HTML, section 9.2.6) and written again.

One network read is not one event: a read may end inside a line, inside a character, between CR and LF.
"""

from dataclasses import dataclass

EVENT_BYTES_MAX = 4 * 1024 * 1024
DONE = b"data: [DONE]\n\n"


class TooLong(ValueError):
    """An event is longer than EVENT_BYTES_MAX; whoever sends that is not answering."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event: its name (empty where none was sent), its data, and the last id seen up to it."""

    name: str
    data: str
    id: str = ""


class Reader:
    """Takes bytes as they come and gives whole events. What was sent of an unfinished event is never one."""

    def __init__(self) -> None:
        self._open: list[bytes] = []  # pieces of a line that has not ended; joined once, when it ends
        self._size = 0
        self._after_cr = False
        self._first = True
        self._name, self._data, self._id = "", list[str](), ""

    def feed(self, received: bytes) -> list[Event]:
        """The events that ended with these bytes."""
        found: list[Event] = []
        if not received:
            return found
        if self._after_cr:
            received = received.removeprefix(b"\n")
        self._after_cr = received.endswith(b"\r")
        *ended, rest = received.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        for part in ended:
            if event := self._line(b"".join([*self._open, part])):
                found.append(event)
            self._open.clear()
        if rest:
            self._open.append(rest)
        self._grow(sum(map(len, ended)) + len(rest), bool(found))
        return found

    def _grow(self, size: int, ended: bool) -> None:
        self._size = size if ended else self._size + size
        if self._size > EVENT_BYTES_MAX:
            raise TooLong(f"an event of more than {EVENT_BYTES_MAX} bytes")

    def _line(self, raw: bytes) -> Event | None:
        if self._first:
            raw, self._first = raw.removeprefix(b"\xef\xbb\xbf"), False
        if not raw:
            return self._end()
        field, _, value = raw.decode("utf-8", "replace").partition(":")
        value = value.removeprefix(" ")
        if field == "data":
            self._data.append(value)
        elif field == "event":
            self._name = value
        elif field == "id" and "\0" not in value:
            self._id = value
        return None  # comments begin with a colon: their field is empty

    def _end(self) -> Event | None:
        name, data = self._name, self._data
        self._name, self._data = "", []
        return Event(name, "\n".join(data), self._id) if data else None


def frame(data: str, name: str = "", id: str = "") -> bytes:
    """Write one event. A line break inside the data becomes a further data line."""
    head = (f"event: {name}\n" if name else "") + (f"id: {id}\n" if id else "")
    return (head + "".join(f"data: {line}\n" for line in data.split("\n")) + "\n").encode()


def comment(words: str) -> bytes:
    """A line no client reads; it keeps a connection from being taken for dead."""
    return f": {words}\n\n".encode()
