"""Checkpoint, receipt and transcript: read as they were written, and refused where they are anything else."""

import hashlib
import json

import pytest

from stimmig.core.ledger import Entry, Head, append, checkpoint, note, proof, transcript, tree
from stimmig.core.ledger.checkpoint import Checkpoint
from stimmig.core.ledger.enclosure import Enclosure
from stimmig.core.ledger.note import Malformed, Note, Signature
from stimmig.core.ledger.proof import Receipt

ROOT = bytes(range(32))
WRITTEN = "stimmig.example/log\n7\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n"
SIGNED = Note(WRITTEN, (Signature("stimmig.example/log", b"abcd", b"e" * 64),))


def written(count: int) -> list[Entry]:
    """Entries that follow one another."""
    entries, head = list[Entry](), Head()
    for _number in range(count):
        entries.append(append(head, kind="seal.made", at="2026-11-22T14Z", case="c", commitment="ab" * 32))
        head = Head(entries[-1].seq, entries[-1].chain)
    return entries


def over(entries: list[Entry]) -> Note:
    """A checkpoint over these entries, under somebody's name."""
    size, root = tree.grown(bytes.fromhex(each.leaf) for each in entries)
    return Note(str(Checkpoint("stimmig.example/log", size, root)), SIGNED.signatures)


def test_a_checkpoint_is_three_lines() -> None:
    """Origin, size, root."""
    assert str(Checkpoint("stimmig.example/log", 7, ROOT)) == WRITTEN
    assert checkpoint.parse(WRITTEN) == Checkpoint("stimmig.example/log", 7, ROOT)


def test_a_stamp_is_over_what_the_log_signed() -> None:
    """In a file these are the lines up to the first signature; witnesses who come later change nothing."""
    witnessed = Note(WRITTEN, (*SIGNED.signatures, Signature("witness.example", b"efgh", b"i" * 72)))
    assert checkpoint.of_the_log(witnessed) == SIGNED
    first = "".join(str(witnessed).splitlines(keepends=True)[:5]).encode()
    assert checkpoint.imprint(witnessed) == checkpoint.imprint(SIGNED) == hashlib.sha256(first).digest()


def test_extensions_are_kept() -> None:
    """What others add is part of what they signed."""
    extended = f"{WRITTEN}more\nand more\n"
    assert checkpoint.parse(extended).extensions == ("more", "and more")
    assert str(checkpoint.parse(extended)) == extended


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (WRITTEN[:-1], "three lines"),
        ("log\n7\n", "three lines"),
        (WRITTEN + "\n", "three lines"),
        (WRITTEN + "\nmore\n", "three lines"),
        ("\n" + WRITTEN, "three lines"),
        (WRITTEN.replace("\n7\n", "\n07\n"), "leading zeros"),
        (WRITTEN.replace("\n7\n", "\n-7\n"), "leading zeros"),
        (WRITTEN.replace("\n7\n", "\n٧\n"), "leading zeros"),
        (WRITTEN.replace("\n7\n", f"\n{'9' * 20}\n"), "leading zeros"),
        (WRITTEN.replace("\n7\n", f"\n{2**63}\n"), "larger than"),
        ("log\n7\nAAEC\n", "32 bytes"),
        ("log\n7\n?\n", "not base64"),
    ],
)
def test_what_is_no_checkpoint_is_refused(text: str, why: str) -> None:
    """One size has one way of writing, and no line is empty."""
    with pytest.raises(Malformed, match=why):
        checkpoint.parse(text)


@pytest.mark.parametrize("extra", [None, b"", b"aside"])
def test_a_receipt_is_read_as_it_was_written(extra: bytes | None) -> None:
    """Whatever else it carries."""
    receipt = Receipt(4, (ROOT, ROOT), SIGNED, extra)
    assert proof.parse(str(receipt)) == receipt
    assert str(receipt).startswith("c2sp.org/tlog-proof@v1\n")


def test_a_receipt_knows_what_it_takes_along() -> None:
    """Nothing, or what its line says; a line of others is not read."""
    assert Receipt(4, (), SIGNED).enclosed == Enclosure()
    assert Receipt(4, (), SIGNED, b'{"stamps":["b25l"]}').enclosed == Enclosure((b"one",))
    with pytest.raises(Malformed):
        _ = Receipt(4, (), SIGNED, b"aside").enclosed


def test_a_receipt_proves_its_entry_and_no_other() -> None:
    """The leaf at its place under the root of its checkpoint."""
    entries = written(5)
    leaves = [bytes.fromhex(each.leaf) for each in entries]
    nodes = {(0, number): leaf for number, leaf in enumerate(leaves)}
    nodes |= {(level, index): found for level, index, found in tree.added(0, leaves, lambda level, index: b"")}
    receipt = Receipt(3, tuple(tree.inclusion(3, 5, lambda *place: nodes[place])), over(entries))
    assert [receipt.proves(leaf) for leaf in leaves] == [False, False, False, True, False]


RECEIPT = str(Receipt(4, (ROOT,), SIGNED))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "begins with"),
        (RECEIPT.replace("@v1", "@v2"), "begins with"),
        ("c2sp.org/tlog-proof@v1\nindex 4\n", "empty line"),
        (RECEIPT.replace("index 4\n", ""), "index NUMBER"),
        ("c2sp.org/tlog-proof@v1\n\n" + str(SIGNED), "index NUMBER"),
        (RECEIPT.replace("index 4", "index 04"), "leading zeros"),
        (RECEIPT.replace("index", "extra ?\nindex"), "not base64"),
        (str(Receipt(4, (b"short",), SIGNED)), "at most 63 hashes"),
        (str(Receipt(4, (ROOT,) * 64, SIGNED)), "at most 63 hashes"),
        (str(Receipt(4, (ROOT,), Note("no checkpoint\n", SIGNED.signatures))), "three lines"),
    ],
)
def test_what_is_no_receipt_is_refused(text: str, why: str) -> None:
    """Nothing is guessed at."""
    with pytest.raises(Malformed, match=why):
        proof.parse(text)


@pytest.mark.parametrize("count", [0, 1, 5])
def test_a_transcript_gives_the_root_of_its_checkpoint(count: int) -> None:
    """Anyone who hashes its lines comes to the root that was signed."""
    entries = written(count)
    lines = iter(list(transcript.write(entries, over(entries))))
    size, root = tree.grown(transcript.leaves(iter("".join(lines).splitlines(keepends=True))))
    said = checkpoint.parse(over(entries).text)
    assert (size, root) == (said.size, said.root)


def test_the_checkpoint_of_a_transcript_stands_at_its_end() -> None:
    """Read after the entries, from the same lines."""
    entries = written(2)
    lines = iter("".join(transcript.write(entries, over(entries))).splitlines(keepends=True))
    assert [leaf.hex() for leaf in transcript.leaves(lines)] == [each.leaf for each in entries]
    assert transcript.signed(lines) == over(entries)


def test_a_transcript_cut_off_has_no_checkpoint() -> None:
    """Whatever entries it has, nobody stands for them."""
    lines = iter(["stimmig/ledger@v1\n", line(1)])
    assert len(list(transcript.leaves(lines))) == 1
    with pytest.raises(Malformed, match="a note is a text"):
        transcript.signed(lines)


def test_a_checkpoint_without_end_is_refused() -> None:
    """Nobody fills the memory."""
    with pytest.raises(Malformed, match="at most 1000000 signs"):
        transcript.signed(iter(["x" * 600_000, "x" * 600_000]))


def line(seq: int) -> str:
    return f'{{"at":"2026-11-22T14Z","c":"00","case":"c","kind":"seal.made","seq":{seq}}}\n'


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ([], "begins with"),
        (["stimmig/ledger@v2\n"], "begins with"),
        (["stimmig/ledger@v1\n", line(2)], "entry 1 is missing"),
        (["stimmig/ledger@v1\n", line(1), line(1)], "entry 2 is missing"),
        (["stimmig/ledger@v1\n", "no JSON\n"], "in canonical form"),
        (["stimmig/ledger@v1\n", "[1]\n"], "in canonical form"),
        (["stimmig/ledger@v1\n", '{"seq":1}\n'], "in canonical form"),
        (["stimmig/ledger@v1\n", line(1).replace(":", ": ")], "in canonical form"),
        (["stimmig/ledger@v1\n", line(1).replace('"c":"00"', '"c":NaN')], "in canonical form"),
        (["stimmig/ledger@v1\n", "[" * 2_000], "in canonical form"),
        (["stimmig/ledger@v1\n", "[" * 1_000], "in canonical form"),
    ],
)
def test_what_is_no_transcript_is_refused(lines: list[str], why: str) -> None:
    """An entry missing, doubled, or written in another way than it was hashed."""
    with pytest.raises(Malformed, match=why):
        list(transcript.leaves(iter(lines)))


def test_an_entry_reads_as_its_leaf() -> None:
    """The line itself is what the leaf is the hash of."""
    (entry,) = written(1)
    text = next(line for line in transcript.write([entry], SIGNED) if line.startswith("{")).rstrip()
    assert transcript.entry(text) == json.loads(text) == entry.content()
    assert transcript.leaf(text).hex() == entry.leaf
    assert note.parse(str(SIGNED)) == SIGNED
