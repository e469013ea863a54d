"""What a receipt takes along: time stamps over its checkpoint, and what opens its entry.

It stands in the line `extra` of the receipt, which proves nothing by itself (C2SP tlog-proof v1): stamps are signed by
whoever made them, and the opening is held against the commitment of the entry. Canonical JSON, with what there is:

    {"content": TEXT, "salt": HEXADECIMAL, "stamps": [BASE64, …]}
"""

import json
from dataclasses import dataclass
from typing import Any

from stimmig.core.ledger.canonical import canonical, commitment, opens
from stimmig.core.ledger.note import Malformed, decoded, encoded

OPENING, STAMPS = {"content", "salt"}, "stamps"


@dataclass(frozen=True)
class Opening:
    """Content and salt of one entry: with them anybody sees what its commitment stands for."""

    salt: bytes
    content: str  # canonical, to the letter

    def commitment(self) -> str:
        """The commitment it opens."""
        return commitment(self.salt, self.content.encode())

    def fits(self, commitment: str) -> bool:
        """Whether this is what an entry with this commitment was made for."""
        return opens(commitment, self.salt, self.content.encode())


@dataclass(frozen=True)
class Enclosure:
    """All that one receipt takes along. Each stamp is an answer of an authority, whole."""

    stamps: tuple[bytes, ...] = ()
    opening: Opening | None = None

    def extra(self) -> bytes | None:
        """The data of the line `extra`; None where nothing is taken along."""
        said: dict[str, Any] = {STAMPS: [encoded(each) for each in self.stamps]} if self.stamps else {}
        if self.opening:
            said |= {"content": self.opening.content, "salt": self.opening.salt.hex()}
        return canonical(said) if said else None


def parse(extra: bytes | None) -> Enclosure:
    """Read what a receipt takes along; Malformed where it is something else."""
    said = _read(extra) if extra is not None else {}
    stamps = said.get(STAMPS, [])
    if not isinstance(stamps, list) or not all(isinstance(each, str) for each in stamps):
        raise Malformed("the time stamps a receipt takes along are a list of texts")
    return Enclosure(tuple(decoded(each, "a time stamp") for each in stamps), _opening(said))


def _read(extra: bytes) -> dict[str, Any]:
    try:
        said = json.loads(extra)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict) or not said.keys() <= {*OPENING, STAMPS}:
        raise Malformed("what a receipt takes along is JSON with content and salt, stamps, or both")
    return said


def _opening(said: dict[str, Any]) -> Opening | None:
    if not OPENING & said.keys():
        return None
    content, salt = said.get("content"), said.get("salt")
    if not isinstance(content, str) or not isinstance(salt, str):
        raise Malformed("content and salt are texts, and come together")
    try:
        content.encode()
        return Opening(bytes.fromhex(salt), content)
    except ValueError:
        raise Malformed("the salt is hexadecimal, and the content has whole characters") from None
