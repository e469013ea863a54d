"""Conversations to hold a policy against: a few that come along, or somebody's own file.

A file is a list of conversations; each has `title` (may be absent), `language` (`de` where absent) and `lines`, a
list of `speaker` (`person` or `ai`) and `text`. Conversations as chat services keep them are read as well:
`messages`, a list of `role` (`user`, `assistant`; anything else is passed over) and `content`.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from stimmig.content import compiled
from stimmig.core.policy import LANGUAGES, Line

FILE = Path(__file__).with_name("conversations.toml")
CONVERSATIONS_MAX, LINES_MAX, TEXT_MAX = 50, 200, 4_000
SPEAKERS = {"person": "person", "ai": "ai", "user": "person", "assistant": "ai"}


class Unreadable(ValueError):
    """This is no list of conversations."""


@dataclass(frozen=True)
class Recorded:
    """One conversation as it went."""

    title: str
    language: Any  # de or en
    lines: tuple[Line, ...]


@cache
def stock() -> tuple[Recorded, ...]:
    """Those that come along."""
    return tuple(_conversations(compiled.document(FILE, FILE.read_bytes())["conversation"]))


def read(content: bytes) -> tuple[Recorded, ...]:
    """The conversations of a file; raises Unreadable where it has none, or too many."""
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        raise Unreadable from None
    rows = [document] if isinstance(document, dict) else document
    if not isinstance(rows, list) or not 0 < len(rows) <= CONVERSATIONS_MAX:
        raise Unreadable
    return tuple(_conversations(rows))


def _conversations(rows: list[Any]) -> Iterator[Recorded]:
    for row in rows:
        if not isinstance(row, Mapping):
            raise Unreadable
        lines = tuple(_lines(row.get("lines", row.get("messages"))))
        language = row.get("language", "de")
        if not lines or language not in LANGUAGES:
            raise Unreadable
        yield Recorded(str(row.get("title", ""))[:120], language, lines)


def _lines(rows: Any) -> Iterator[Line]:
    if not isinstance(rows, list) or len(rows) > LINES_MAX:
        raise Unreadable
    for row in rows:
        if not isinstance(row, Mapping):
            raise Unreadable
        speaker, text = row.get("speaker", row.get("role")), row.get("text", row.get("content"))
        if speaker in SPEAKERS and isinstance(text, str):
            yield Line("person" if SPEAKERS[speaker] == "person" else "ai", text[:TEXT_MAX])
