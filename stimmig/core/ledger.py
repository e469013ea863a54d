"""The ledger: what was recorded cannot be altered, reordered or left out without being noticed.

An entry carries no text and no name: its number, its kind, the hour, a random case, and a commitment to its content.
Content and salt are kept apart from it, so that they can be erased one day and the ledger still adds up.

    commitment = HMAC-SHA256(salt, canonical(content))            hides the content, and binds to it
    leaf       = SHA-256(0x00 || canonical(entry))                as the leaf of a Merkle tree, RFC 9162 section 2.1
    chain      = SHA-256(chain of the entry before || leaf)       32 zero bytes before the first entry

Hashes are written as 64 lower-case hexadecimal digits; numbers count from 1. Nothing here reads a clock or a database.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

DEPTH_MAX = 32
INTEGER_MAX = 2**53 - 1  # beyond it RFC 8785 numbers are no longer exact
SALT_BYTES = 32
BEFORE_THE_FIRST = "00" * 32
CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


class NotCanonical(ValueError):
    """A value that two programs might write differently. The message names where it stands and what is allowed."""


def canonical(value: Any) -> bytes:
    """Write a value in its one and only form: RFC 8785 (JCS), without fractions and with ASCII keys.

    Text, integers up to 2**53 - 1, true, false, null, lists and objects are allowed; anything else is NotCanonical.
    """
    _prove(value, "content", DEPTH_MAX)
    return CANONICAL.encode(value).encode()


def _prove(value: Any, path: str, depth: int) -> None:
    if depth == 0:
        raise NotCanonical(f"{path}: nested more than {DEPTH_MAX} deep")
    match value:
        case None | bool():
            return
        case str():
            _prove_text(value, path)
        case int():
            if abs(value) > INTEGER_MAX:
                raise NotCanonical(f"{path}: {value} is beyond 2**53 - 1; write it as text")
        case list() | tuple():
            for number, item in enumerate(value):
                _prove(item, f"{path}[{number}]", depth - 1)
        case dict():
            for key, item in value.items():
                _prove_key(key, path)
                _prove(item, f"{path}.{key}", depth - 1)
        case _:
            raise NotCanonical(f"{path}: {type(value).__name__} is not allowed; write text, integer, list or object")


def _prove_key(key: Any, path: str) -> None:
    if not isinstance(key, str) or not key.isascii():
        raise NotCanonical(f"{path}: the key {key!r} is not ASCII text")


def _prove_text(text: str, path: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise NotCanonical(f"{path}: half a character at position {error.start}") from None


def commitment(salt: bytes, content: bytes) -> str:
    """Bind to canonical content without showing it. Whoever has neither salt nor content learns nothing from it."""
    if len(salt) != SALT_BYTES:
        raise ValueError(f"a salt has {SALT_BYTES} bytes, this one has {len(salt)}")
    return hmac.new(salt, content, hashlib.sha256).hexdigest()


def opens(commitment_given: str, salt: bytes, content: bytes) -> bool:
    """Tell whether salt and canonical content are the ones that were committed to."""
    return len(salt) == SALT_BYTES and hmac.compare_digest(commitment(salt, content), commitment_given)


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
