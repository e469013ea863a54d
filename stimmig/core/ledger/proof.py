"""The receipt: one file that proves without us that an entry is in the log. C2SP tlog-proof v1, `.tlog-proof`.

c2sp.org/tlog-proof@v1
extra BASE64                 may be left out; whatever it says is not proved (`enclosure`)
index NUMBER                 counted from 0: the number of the entry less one
BASE64                       one line a hash, from the leaf's sibling upwards
                             an empty line
the signed checkpoint        as it is, cosignatures included
"""

from dataclasses import dataclass

from stimmig.core.ledger import checkpoint, enclosure, note, tree
from stimmig.core.ledger.enclosure import Enclosure
from stimmig.core.ledger.note import Malformed, decoded, encoded

FIRST = "c2sp.org/tlog-proof@v1"
PATH_MAX = 63


@dataclass(frozen=True)
class Receipt:
    """An entry's place, the way from its leaf to the root, and the signed checkpoint that names the root."""

    index: int
    path: tuple[bytes, ...]
    signed: note.Note
    extra: bytes | None = None

    @property
    def checkpoint(self) -> checkpoint.Checkpoint:
        """What the note says; true only where somebody trusted has signed it."""
        return checkpoint.parse(self.signed.text)

    @property
    def enclosed(self) -> Enclosure:
        """What it takes along; Malformed where that is not ours to read."""
        return enclosure.parse(self.extra)

    def proves(self, leaf: bytes) -> bool:
        """Whether this leaf stands at this place under this checkpoint, whoever signed it."""
        said = self.checkpoint
        return tree.includes(said.root, said.size, self.index, leaf, self.path)

    def __str__(self) -> str:
        extra = [] if self.extra is None else [f"extra {encoded(self.extra)}"]
        lines = [FIRST, *extra, f"index {self.index}", *map(encoded, self.path), "", str(self.signed)]
        return "\n".join(lines)


def parse(text: str) -> Receipt:
    """Read a receipt; Malformed names what is not as the format says."""
    head, empty, signed = text.partition("\n\n")
    first, *lines = head.split("\n")
    if first != FIRST or not empty:
        raise Malformed(f"a receipt begins with {FIRST} and has an empty line before its checkpoint")
    extra = decoded(lines.pop(0)[6:], "the extra data") if lines and lines[0].startswith("extra ") else None
    if not (lines and lines[0].startswith("index ")):
        raise Malformed("the line “index NUMBER” is missing")
    index, path = checkpoint.number(lines[0][6:], "the index"), tuple(decoded(each, "a hash") for each in lines[1:])
    if len(path) > PATH_MAX or any(len(each) != tree.HASH_BYTES for each in path):
        raise Malformed(f"a proof has at most {PATH_MAX} hashes of {tree.HASH_BYTES} bytes")
    found = Receipt(index, path, note.parse(signed), extra)
    checkpoint.parse(found.signed.text)
    return found
