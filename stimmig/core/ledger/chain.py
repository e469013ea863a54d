"""The entries of the ledger, each tied to everything before it."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stimmig.core.ledger.canonical import CANONICAL

BEFORE_THE_FIRST = "00" * 32


@dataclass(frozen=True)
class Entry:
    """One line of the ledger. `at` is the hour in UTC as `2026-11-22T14Z`; `case` is random and names nobody."""

    seq: int
    kind: str
    at: str
    case: str
    commitment: str
    leaf: str
    chain: str

    def content(self) -> dict[str, str | int]:
        """What the leaf is the hash of."""
        return {"seq": self.seq, "kind": self.kind, "at": self.at, "case": self.case, "c": self.commitment}


@dataclass(frozen=True)
class Head:
    """How far the ledger goes: the number and the chain of its last entry."""

    seq: int = 0
    chain: str = BEFORE_THE_FIRST


def leaf(content: Mapping[str, str | int]) -> str:
    """Hash one entry; the leading 0x00 keeps it from being taken for an inner node (RFC 9162).

    Its text and numbers are canonical as they are, so a long ledger is read without proving each again.
    """
    return hashlib.sha256(b"\x00" + CANONICAL.encode(content).encode()).hexdigest()


def chain(before: str, leaf_hash: str) -> str:
    """Tie an entry to everything recorded before it."""
    return hashlib.sha256(bytes.fromhex(before) + bytes.fromhex(leaf_hash)).hexdigest()


def append(head: Head, *, kind: str, at: str, case: str, commitment: str) -> Entry:
    """Return the entry that follows the head."""
    seq = head.seq + 1
    leaf_hash = leaf({"seq": seq, "kind": kind, "at": at, "case": case, "c": commitment})
    return Entry(seq, kind, at, case, commitment, leaf_hash, chain(head.chain, leaf_hash))


@dataclass(frozen=True)
class Flaw:
    """Where the ledger does not add up, and how.

    `number`: an entry is missing, doubled or out of order. `leaf`: an entry was altered. `chain`: what stands before
    it was altered. `known`: it is not the entry somebody remembers. `content`: the content is not what was recorded.
    `node`: the tree above this entry is not that of its leaves. `older`, `other`: the ledger ends before what was
    published of it, or says something else. `unsigned`: what was published is signed by no key of this log.
    """

    seq: int
    code: str


@dataclass(frozen=True)
class Report:
    """What was found when the ledger was read: how far it goes, and every flaw."""

    head: Head
    flaws: tuple[Flaw, ...] = ()

    @property
    def intact(self) -> bool:
        return not self.flaws

    def intact_up_to(self, seq: int) -> bool:
        """Whether nothing is wrong as far as this entry; what comes after has no part in its proof."""
        return self.head.seq >= seq and not any(flaw.seq <= seq for flaw in self.flaws)


def verify(entries: Iterable[Entry], known: Mapping[int, str] | None = None, after: Head | None = None) -> Report:
    """Read the ledger from its first entry and name every flaw at once.

    `known` are leaves somebody wrote down, by number, such as those printed on a memo. Only they can prove that the
    end of the ledger was not cut off. `after` is how far it has been read before: `entries` go on from there.
    """
    head, flaws, remembered = after or Head(), list[Flaw](), dict(known or {})
    for entry in entries:
        flaws += (Flaw(entry.seq, code) for code in _flaws(head, entry, remembered.pop(entry.seq, None)))
        head = Head(entry.seq, entry.chain)
    flaws += (Flaw(seq, "known") for seq in sorted(remembered))
    return Report(head, tuple(flaws))


def _flaws(head: Head, entry: Entry, remembered: str | None) -> Iterable[str]:
    if entry.seq != head.seq + 1:
        yield "number"
    if entry.leaf != leaf(entry.content()):
        yield "leaf"
    if not _follows(head, entry):
        yield "chain"
    if remembered not in (None, entry.leaf):
        yield "known"


def _follows(head: Head, entry: Entry) -> bool:
    try:
        return entry.chain == chain(head.chain, entry.leaf)
    except ValueError:  # somebody wrote something that is no hash at all
        return False
