"""Recognise a file by how it begins, and check it. A further kind of file is one more row in CHECKS."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from stimmig.core import case_archive
from stimmig.core.ledger import checkpoint, note, proof, transcript, tree
from stimmig.core.ledger.note import BYTES_MAX, Key, Malformed
from stimmig.verify.archives import archive
from stimmig.verify.report import Finding, Report
from stimmig.verify.signing import signed

RECEIPT, ENTRY = ".tlog-proof", ".json"

Check = Callable[[Path, Sequence[Key]], Iterator[Finding]]


def verify_file(path: Path, keys: Sequence[Key] = ()) -> Report:
    """Check one file with the public keys somebody trusts, of logs and of witnesses; OSError where it is not there.

    A receipt is checked with the entry beside it, an entry with its receipt: `entry-7.json`, `entry-7.tlog-proof`.
    """
    with path.open("rb") as opened:
        begins = opened.read(64)
    check = next((check for begin, check in CHECKS if begins.startswith(begin)), _checkpoint)
    try:
        return Report(str(path), tuple(check(path, keys)))
    except (Malformed, UnicodeDecodeError) as error:
        return Report(str(path), (Finding("unreadable", None, {"why": str(error)}),))


def _receipt(path: Path, keys: Sequence[Key]) -> Iterator[Finding]:
    receipt = proof.parse(_text(path))
    yield from signed(receipt.signed, keys)
    beside = path.with_suffix(ENTRY)
    if not beside.exists():
        yield Finding("entry-missing", None, {"file": beside.name})
        return
    line, said = _text(beside).rstrip("\n"), receipt.checkpoint
    entry = transcript.entry(line)
    holds = entry["seq"] == receipt.index + 1 and receipt.proves(transcript.leaf(line))
    yield Finding("entry", holds, {"origin": said.origin, "size": said.size, **entry})


def _entry(path: Path, keys: Sequence[Key]) -> Iterator[Finding]:
    transcript.entry(_text(path).rstrip("\n"))
    beside = path.with_suffix(RECEIPT)
    if beside.exists():
        yield from _receipt(beside, keys)
    else:
        yield Finding("receipt-missing", None, {"file": beside.name})


def _checkpoint(path: Path, keys: Sequence[Key]) -> Iterator[Finding]:
    given = note.parse(_text(path))
    said = checkpoint.parse(given.text)
    yield from signed(given, keys)
    yield Finding("checkpoint", True, {"origin": said.origin, "size": said.size})


def _transcript(path: Path, keys: Sequence[Key]) -> Iterator[Finding]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        size, root = tree.grown(transcript.leaves(lines))
        given = transcript.signed(lines)
    said = checkpoint.parse(given.text)
    yield from signed(given, keys)
    holds = (said.size, said.root) == (size, root)
    yield Finding("transcript", holds, {"origin": said.origin, "size": said.size, "found": size})


def _text(path: Path) -> str:
    """The file, but not more of it than could be one of ours; its line ends stay as they are."""
    with path.open("rb") as opened:
        return opened.read(BYTES_MAX + 1).decode()


CHECKS: list[tuple[bytes, Check]] = [
    (proof.FIRST.encode() + b"\n", _receipt),
    (transcript.FIRST.encode() + b"\n", _transcript),
    (f'{{\n "format": "{case_archive.FORMAT}"'.encode(), archive),
    (b"PK", archive),
    (b"{", _entry),
]
