"""The file of a case: whether it says what was recorded, and whether what was recorded stands in a signed ledger.

Read with the standard library and `cryptography` alone, from `fall.json` or the ZIP it came in. Its receipts are all
under one checkpoint, and time stamps in it are over that.
"""

import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from stimmig.core import case_archive
from stimmig.core.case_archive import Archive, Line
from stimmig.core.ledger import note, proof
from stimmig.core.ledger.note import Malformed
from stimmig.core.ledger.proof import Receipt
from stimmig.verify.report import Finding
from stimmig.verify.signing import stood_for
from stimmig.verify.trust import Trust

INSIDE = "fall.json"
BYTES_MAX = 64 * 1024 * 1024
BROKEN = (BadZipFile, KeyError, EOFError, ValueError, RuntimeError, zlib.error)  # what zipfile raises for it


def archive(path: Path, trust: Trust) -> Iterator[Finding]:
    """Hold every line against its commitment, and every entry against the checkpoint it was proved under."""
    try:
        found = case_archive.open_archive(_read(path))
    except case_archive.NotAnArchive as error:
        raise Malformed(str(error)) from None
    if not found.lines:
        raise Malformed("entries: there is none")
    receipts = [_receipt(text) for text in found.proofs]
    stamps = [_stamp(text) for text in found.stamps]
    for text in dict.fromkeys(str(each.signed) for each in receipts):
        yield from stood_for(note.parse(text), stamps, trust)
    states = [state for _line, state in found.lines]
    counted = {state: states.count(state) for state in ("proved", "unproved", "altered")}
    yield Finding("case", found.unaltered, {"case": found.case, "entries": len(states), **counted})
    yield _stands(found, receipts)


def _read(path: Path) -> bytes:
    """The archive, out of its ZIP where it came in one; no more of it than a case can be."""
    with path.open("rb") as opened:
        data = opened.read(BYTES_MAX + 1)
    if not data.startswith(b"PK"):
        return data
    try:
        with ZipFile(BytesIO(data)) as file, file.open(INSIDE) as inside:
            return inside.read(BYTES_MAX + 1)
    except BROKEN as error:
        raise Malformed(f"no {INSIDE} in it: {error}") from None


def _receipt(text: object) -> Receipt:
    if not isinstance(text, str):
        raise Malformed("a proof is text")
    return proof.parse(text)


def _stamp(text: object) -> bytes:
    if not isinstance(text, str):
        raise Malformed("a time stamp is text")
    return note.decoded(text, "a time stamp")


def _stands(found: Archive, receipts: Sequence[Receipt]) -> Finding:
    """Whether each entry has a receipt that proves it. Without receipts that cannot be told."""
    if not receipts:
        return Finding("receipts-missing", None)
    by_number = {each.index + 1: each for each in receipts}
    lacking = [line.seq for line, _state in found.lines if not _proves(by_number.get(line.seq), line)]
    said = receipts[-1].checkpoint
    return Finding("case-in-ledger", not lacking, {"origin": said.origin, "size": said.size, "lacking": lacking})


def _proves(receipt: Receipt | None, line: Line) -> bool:
    try:
        return receipt is not None and receipt.proves(bytes.fromhex(line.leaf))
    except ValueError:  # no hexadecimal digits
        return False
