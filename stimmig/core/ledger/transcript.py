"""The whole ledger in one file that verifies without us: a line an entry, an empty line, the signed checkpoint.

    stimmig/ledger@v1
    {"at":"2026-11-22T14Z","c":"…","case":"…","kind":"…","seq":1}       canonical, one line an entry, in order
                                                                        an empty line
    the signed checkpoint                                               as it is

Each line is what its leaf is the hash of, so that the root can be computed with any tool. It shows no content.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from stimmig.core.ledger.canonical import CANONICAL
from stimmig.core.ledger.chain import Entry
from stimmig.core.ledger.note import BYTES_MAX, Malformed, Note, parse

FIRST = "stimmig/ledger@v1"
FIELDS = ("at", "c", "case", "kind", "seq")
LINE_MAX = 1_000


def write(entries: Iterable[Entry], signed: Note) -> Iterator[str]:
    """The lines of the file, each with its newline; `signed` is the checkpoint over exactly these entries."""
    yield f"{FIRST}\n"
    for entry in entries:
        yield f"{CANONICAL.encode(entry.content())}\n"
    yield f"\n{signed}"


def leaves(lines: Iterator[str]) -> Iterator[bytes]:
    """The leaves of a file, line by line, up to the empty one. What follows in `lines` then is the checkpoint."""
    if next(lines, "").rstrip("\n") != FIRST:
        raise Malformed(f"a transcript of the ledger begins with {FIRST}")
    for seq, line in enumerate(lines, 1):
        if line == "\n":
            return
        if entry(line.removesuffix("\n"))["seq"] != seq:
            raise Malformed(f"entry {seq} is missing, doubled or out of order")
        yield leaf(line.removesuffix("\n"))


def signed(lines: Iterator[str]) -> Note:
    """The checkpoint at the end of a file, after its leaves were read."""
    text = ""
    for line in lines:
        text += line
        if len(text) > BYTES_MAX:
            raise Malformed(f"a checkpoint has at most {BYTES_MAX} signs")
    return parse(text)


def entry(text: str) -> dict[str, Any]:
    """Read one entry as it stands in its leaf; Malformed where it is not exactly that."""
    try:
        found = json.loads(text) if len(text) <= LINE_MAX else None
        if isinstance(found, dict) and tuple(sorted(found)) == FIELDS and CANONICAL.encode(found) == text:
            return found
    except (ValueError, RecursionError):
        pass
    raise Malformed(f"an entry has the fields {', '.join(FIELDS)} in canonical form: {text[:80]!r}")


def leaf(text: str) -> bytes:
    """The leaf of an entry, from the line itself."""
    return hashlib.sha256(b"\x00" + text.encode()).digest()
