"""What a form sends of one part, field by field and line by line."""

import hashlib
import json
import re
from collections.abc import Mapping

from stimmig.core.findings import Finding

Typed = Mapping[str, str]
Content = Mapping[str, Typed]  # by part; a part that is there has been looked at
PARTS = ("outcome", "limits", "answers", "conditions", "ahead")
LISTS = {"conditions": ("conditions",), "ahead": ("alternatives", "expectations")}  # they grow line by line
LINES_MAX = 20


def prefix_of(found: Finding) -> str:
    """A short name for a finding that stays the same, however many others come and go."""
    return "answer" + hashlib.sha256(json.dumps(found.key).encode()).hexdigest()[:10]


def prefix_of_foreseen(key: str) -> str:
    """The same for a group of stories, by its key."""
    return "foreseen" + hashlib.sha256(key.encode()).hexdigest()[:10]


def mark(typed: Typed) -> str:
    """A short mark by which one tells whether a part is still what it was."""
    return hashlib.sha256(json.dumps(dict(typed), sort_keys=True).encode()).hexdigest()[:12]


def mark_of(content: Content) -> str:
    """The same of a whole draft."""
    return mark({part: mark(typed) for part, typed in content.items()})


def prefixes(typed: Typed, kind: str) -> list[str]:
    """The lines of a list, in order: conditions0, conditions1, …"""
    numbers = {int(match[1]) for name in typed if (match := re.fullmatch(rf"{kind}(\d{{1,3}})-\w+", name))}
    return [f"{kind}{number}" for number in sorted(numbers)[:LINES_MAX]]


def line(typed: Typed, prefix: str) -> dict[str, str]:
    """What stands in one line, by field."""
    start = f"{prefix}-"
    return {name.removeprefix(start): value for name, value in typed.items() if name.startswith(start)}


def with_line(typed: Typed, kind: str, said: Typed | None = None) -> dict[str, str]:
    """The same with one more line at the end of a list, as long as there is room."""
    taken = [int(prefix.removeprefix(kind)) for prefix in prefixes(typed, kind)]
    if len(taken) >= LINES_MAX:
        return dict(typed)
    start = f"{kind}{max(taken, default=-1) + 1}-"
    return {**typed, **{start + name: value for name, value in {"text": "", **(said or {})}.items()}}


def without_line(typed: Typed, prefix: str) -> dict[str, str]:
    """The same without one line."""
    return {name: value for name, value in typed.items() if not name.startswith(f"{prefix}-")}


def without_empty_lines(typed: Typed, part: str) -> dict[str, str]:
    """The same without lines in which nobody has written anything."""
    kept = dict(typed)
    for kind in LISTS.get(part, ()):
        for prefix in prefixes(typed, kind):
            said = line(typed, prefix)
            if not any(said.get(name, "").strip() for name in ("text", "verdict", "owner", "due_on")):
                kept = without_line(kept, prefix)
    return kept
