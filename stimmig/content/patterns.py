"""Patterns (Vorlagen): use cases to begin with, each a use case file in both languages.

They classify touchpoints and give reasons; what only the house can know, they leave out. `patterns.toml` adds
for whom a pattern is and what one should find out. An incomplete pattern is refused with file and key.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from stimmig.core.errors import Gap, Gaps

FOLDER = Path(__file__).with_suffix("")


@dataclass(frozen=True)
class Pattern:
    """One use case to begin with, in one language."""

    slug: str
    name: str
    for_whom: str  # one line for the choice
    find_out: tuple[str, ...]  # what one should find out before judging
    text: str  # the use case file, YAML


@cache
def patterns(lang: str) -> tuple[Pattern, ...]:
    """All patterns in the order in which they are offered. Gaps names the file and key that is missing."""
    return parse(tomllib.loads((FOLDER / "patterns.toml").read_text("utf-8")), lang, FOLDER)


def pattern(slug: str, lang: str) -> Pattern:
    """The pattern of this name. KeyError when there is none."""
    return {found.slug: found for found in patterns(lang)}[slug]


def parse(table: Mapping[str, Any], lang: str, folder: Path) -> tuple[Pattern, ...]:
    """Read every entry of patterns.toml together with its use case file."""
    entries = [(_wanted(table, slug, "order"), slug) for slug in table]
    return tuple(_pattern(table, slug, lang, folder) for _, slug in sorted(entries))


def _pattern(table: Mapping[str, Any], slug: str, lang: str, folder: Path) -> Pattern:
    return Pattern(
        slug=slug,
        name=_wanted(table, slug, "name", lang),
        for_whom=_wanted(table, slug, "for_whom", lang),
        find_out=tuple(_wanted(table, slug, "find_out", lang)),
        text=_file(folder / f"{slug}.{lang}.yaml"),
    )


def _wanted(table: Mapping[str, Any], *keys: str) -> Any:
    value: Any = table
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    if not value:
        raise Gaps([Gap("patterns/patterns.toml", ".".join(keys), "missing")])
    return value


def _file(path: Path) -> str:
    if not path.exists():
        raise Gaps([Gap(f"patterns/{path.name}", "file", "missing")])
    return path.read_text("utf-8")
