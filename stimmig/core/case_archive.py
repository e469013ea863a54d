"""One case as a file a program can read, and the proof that it says what was recorded.

    {"format": "stimmig-case/1", "case": "…", "entries": [{"seq", "kind", "at", "commitment", "leaf", "salt",
     "content"}, …], "proofs": […], "stamps": […]}

Hashes and salts are written in hexadecimal digits. Where nothing can be
proved any more, because it was erased, salt and content are null. `proofs` tie the
leaves to a signed ledger; `stamps`, which may be left out, say when its checkpoint was there. This module carries both
along unread.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from stimmig.core import ledger

FORMAT = "stimmig-case/1"
OF_AN_ARCHIVE = {"case": str, "entries": list, "proofs": list}
OF_AN_ENTRY = {"seq": int, "kind": str, "at": str, "commitment": str, "leaf": str}

State = Literal["proved", "unproved", "altered"]


class NotAnArchive(ValueError):
    """This is no archive of a case. The message says where it differs from one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry with what opens it: salt, and content as it was recorded. Both None where it is gone."""

    seq: int
    kind: str
    at: str
    commitment: str
    leaf: str
    salt: str | None = None
    content: Any = None

    def state(self, case: str) -> State:
        """Whether entry and content belong together, and to this case."""
        if not self._is_entry_of(case):
            return "altered"
        if self.salt is None and self.content is None:
            return "unproved"
        return "proved" if self._opens() else "altered"

    def _is_entry_of(self, case: str) -> bool:
        entry: dict[str, str | int] = {
            "seq": self.seq,
            "kind": self.kind,
            "at": self.at,
            "case": case,
            "c": self.commitment,
        }
        try:
            return ledger.leaf(entry) == self.leaf
        except UnicodeEncodeError:  # half a character, which no entry ever had
            return False

    def _opens(self) -> bool:
        try:
            salt, canonical = bytes.fromhex(self.salt or ""), ledger.canonical(self.content)
        except ValueError:  # no hexadecimal digits, or nothing that could have been recorded
            return False
        return ledger.opens(self.commitment, salt, canonical)


@dataclass(frozen=True, slots=True)
class Archive:
    """A case that was read from a file: each line, and how it stands."""

    case: str
    lines: tuple[tuple[Line, State], ...]
    proofs: tuple[Any, ...] = ()
    stamps: tuple[Any, ...] = ()

    @property
    def unaltered(self) -> bool:
        """Whether every line is what its entry commits to, or has none any more."""
        return all(state != "altered" for _line, state in self.lines)


def archive(case: str, lines: Iterable[Line], proofs: Sequence[Any] = ()) -> dict[str, Any]:
    """What the file of a case contains."""
    entries = [{name: getattr(line, name) for name in (*OF_AN_ENTRY, "salt", "content")} for line in lines]
    return {"format": FORMAT, "case": case, "entries": entries, "proofs": list(proofs)}


def open_archive(text: str | bytes) -> Archive:
    """Read the file of a case, and hold every content against its commitment. Raises NotAnArchive."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotAnArchive(f"this is no JSON: {error}") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise NotAnArchive(f"format: is not {FORMAT}")
    for name, kind in OF_AN_ARCHIVE.items():
        if not isinstance(data.get(name), kind):
            raise NotAnArchive(f"{name}: is not {kind.__name__}")
    lines = [_line(number, entry) for number, entry in enumerate(data["entries"])]
    if any(after.seq <= before.seq for before, after in pairwise(lines)):
        raise NotAnArchive("entries: one is doubled, or out of order")
    stamps = data.get("stamps", [])
    if not isinstance(stamps, list):
        raise NotAnArchive("stamps: is not list")
    states = tuple((line, line.state(data["case"])) for line in lines)
    return Archive(data["case"], states, tuple(data["proofs"]), tuple(stamps))


def _line(number: int, entry: Any) -> Line:
    if not isinstance(entry, Mapping):
        raise NotAnArchive(f"entries[{number}]: is not an object")
    for name, kind in OF_AN_ENTRY.items():
        if type(entry.get(name)) is not kind:
            raise NotAnArchive(f"entries[{number}].{name}: is not {kind.__name__}")
    salt = entry.get("salt")
    if not isinstance(salt, str | None):
        raise NotAnArchive(f"entries[{number}].salt: is not str")
    return Line(**{name: entry[name] for name in OF_AN_ENTRY}, salt=salt, content=entry.get("content"))
