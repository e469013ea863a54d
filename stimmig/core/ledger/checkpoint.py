"""How far the ledger goes, said so that it can be signed and shown to anybody: C2SP tlog-checkpoint v1.0.0.

    origin          which log it is, for example stimmig.example/protokoll
    size            how many entries it has, in decimal digits
    root            the Merkle tree hash of their leaves, in base64

Further lines are extensions: they are kept as they are when reading, and never written here, since nobody who watches
a log can check them.
"""

import hashlib
from dataclasses import dataclass

from stimmig.core.ledger.note import Malformed, Note, decoded, encoded
from stimmig.core.ledger.tree import HASH_BYTES

SIZE_MAX = 2**63 - 1
LINES = 3


@dataclass(frozen=True)
class Checkpoint:
    """The whole of a log in three lines. `root` is 32 bytes."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "".join(f"{line}\n" for line in (self.origin, self.size, encoded(self.root), *self.extensions))


def parse(text: str) -> Checkpoint:
    """Read the text of a note as a checkpoint; Malformed names the line that is none."""
    lines = text.removesuffix("\n").split("\n")
    if not text.endswith("\n") or len(lines) < LINES or not all(lines):
        raise Malformed("a checkpoint has three lines or more, none empty: origin, size, root")
    origin, size, root, *extensions = lines
    found = decoded(root, "the root")
    if len(found) != HASH_BYTES:
        raise Malformed(f"the root has {HASH_BYTES} bytes, this one has {len(found)}")
    return Checkpoint(origin, number(size, "the size"), found, tuple(extensions))


def of_the_log(signed: Note) -> Note:
    """A checkpoint with its first signature, that of the log itself; those of witnesses come after it."""
    return Note(signed.text, signed.signatures[:1])


def imprint(signed: Note) -> bytes:
    """What a time stamp is over: SHA-256 of the checkpoint as the log signed it. No later witness changes it."""
    return hashlib.sha256(str(of_the_log(signed)).encode()).digest()


def number(text: str, what: str) -> int:
    """Read decimal digits without leading zeros, up to 2**63 - 1."""
    if not (text.isascii() and text.isdigit()) or len(text) > len(str(SIZE_MAX)) or str(int(text)) != text:
        raise Malformed(f"{what} is written in decimal digits without leading zeros: {text[:40]!r}")
    if int(text) > SIZE_MAX:
        raise Malformed(f"{what} is larger than 2**63 - 1: {text}")
    return int(text)
