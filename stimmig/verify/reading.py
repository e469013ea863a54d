"""Recognise a file by how it begins, and check it. A further kind of file is one more row in CHECKS."""

import json
from collections.abc import Callable, Generator, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from stimmig.core import case_archive
from stimmig.core.ledger import checkpoint, note, proof, transcript, tree
from stimmig.core.ledger.enclosure import Enclosure, Opening
from stimmig.core.ledger.note import BYTES_MAX, Key, Malformed
from stimmig.verify.archives import archive
from stimmig.verify.report import Finding, Report
from stimmig.verify.signing import stood_for
from stimmig.verify.trust import Trust

RECEIPT, ENTRY, CHECKPOINT, STAMP = ".tlog-proof", ".json", ".checkpoint", ".tsr"

RECEIPT_MAX = 8 * BYTES_MAX  # it takes along what was recorded, every word of it

Check = Callable[[Path, Trust], Iterator[Finding]]


def verify_file(path: Path, keys: Sequence[Key] = (), certificates: Sequence[Any] = ()) -> Report:
    """Check one file with the keys and certificates somebody trusts; OSError where it is not there.

    A receipt is checked with the entry beside it, an entry with its receipt: `entry-7.json`, `entry-7.tlog-proof`. A
    checkpoint and a transcript are checked with the time stamp beside them, under the same name and `.tsr`.
    """
    with path.open("rb") as opened:
        begins = opened.read(64)
    check = next((check for begin, check in CHECKS if begins.startswith(begin)), _checkpoint)
    try:
        return Report(str(path), tuple(check(path, Trust(keys, certificates))))
    except (Malformed, UnicodeDecodeError) as error:
        return Report(str(path), (Finding("unreadable", None, {"why": str(error)}),))


def _receipt(path: Path, trust: Trust) -> Iterator[Finding]:
    receipt = proof.parse(_text(path, RECEIPT_MAX))
    enclosed = yield from _enclosed(receipt)
    yield from stood_for(receipt.signed, enclosed.stamps, trust)
    beside = path.with_suffix(ENTRY)
    if not beside.exists():
        yield Finding("entry-missing", None, {"file": beside.name})
        return
    line, said = _text(beside).rstrip("\n"), receipt.checkpoint
    entry = transcript.entry(line)
    holds = entry["seq"] == receipt.index + 1 and receipt.proves(transcript.leaf(line))
    yield Finding("entry", holds, {"origin": said.origin, "size": said.size, **entry})
    if enclosed.opening:
        yield _opened(enclosed.opening, str(entry["c"]))


def _enclosed(receipt: proof.Receipt) -> Generator[Finding, None, Enclosure]:
    """What a receipt takes along; C2SP leaves open what that is, so anything else takes nothing from its proof."""
    try:
        return receipt.enclosed
    except Malformed as error:
        yield Finding("enclosed-unknown", None, {"why": str(error)})
        return Enclosure()


def _opened(opening: Opening, commitment: str) -> Finding:
    """Whether what is enclosed is what was recorded, and who recorded it when."""
    if not opening.fits(commitment):
        return Finding("opened", False)
    try:
        said = json.loads(opening.content)
        return Finding("opened", True, {"at": said["at"], "by": said["by"]["name"] if said["by"] is not None else "–"})
    except (ValueError, RecursionError, LookupError, TypeError):  # whoever made the commitment chose the content
        raise Malformed("the content enclosed is not as a ledger records it") from None


def _entry(path: Path, trust: Trust) -> Iterator[Finding]:
    transcript.entry(_text(path).rstrip("\n"))
    yield from _with(path.with_suffix(RECEIPT), _receipt, "receipt-missing", trust)


def _stamp(path: Path, trust: Trust) -> Iterator[Finding]:
    """A stamp under whatever name; its checkpoint beside it."""
    yield from _with(path.with_suffix(CHECKPOINT), partial(_checkpoint, stamp=path), "checkpoint-missing", trust)


def _with(beside: Path, check: Check, missing: str, trust: Trust) -> Iterator[Finding]:
    """What is checked together with a file beside it, which is where everything is said."""
    yield from check(beside, trust) if beside.exists() else [Finding(missing, None, {"file": beside.name})]


def _checkpoint(path: Path, trust: Trust, stamp: Path | None = None) -> Iterator[Finding]:
    given = note.parse(_text(path))
    said = checkpoint.parse(given.text)
    yield from stood_for(given, _stamps(stamp or path.with_suffix(STAMP)), trust)
    yield Finding("checkpoint", True, {"origin": said.origin, "size": said.size})


def _transcript(path: Path, trust: Trust) -> Iterator[Finding]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        size, root = tree.grown(transcript.leaves(lines))
        given = transcript.signed(lines)
    said = checkpoint.parse(given.text)
    yield from stood_for(given, _stamps(path.with_suffix(STAMP)), trust)
    holds = (said.size, said.root) == (size, root)
    yield Finding("transcript", holds, {"origin": said.origin, "size": said.size, "found": size})


def _stamps(beside: Path) -> list[bytes]:
    """The time stamp beside a file, where there is one."""
    return [_bytes(beside)] if beside.exists() else []


def _text(path: Path, most: int = BYTES_MAX) -> str:
    """The file, with its line ends as they are."""
    return _bytes(path, most).decode()


def _bytes(path: Path, most: int = BYTES_MAX) -> bytes:
    """The file, but not more of it than could be one of ours."""
    with path.open("rb") as opened:
        return opened.read(most + 1)


CHECKS: list[tuple[bytes, Check]] = [
    (proof.FIRST.encode() + b"\n", _receipt),
    (transcript.FIRST.encode() + b"\n", _transcript),
    (f'{{\n "format": "{case_archive.FORMAT}"'.encode(), archive),
    (b"PK", archive),
    (b"{", _entry),
    (b"0\x82", _stamp),  # how every DER of some length begins
]
