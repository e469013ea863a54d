"""How somebody in need is helped without us: what they read first in each country, with its source and its day."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from stimmig.content import compiled

FILE = Path(__file__).with_name("emergencies.toml")


@dataclass(frozen=True, slots=True)
class Emergency:
    """Words for somebody in need in one country, by language: `de` and `en`."""

    line: dict[str, str]  # which number to call, what to do until then, who listens
    call: dict[str, str]  # only which number to call, as the end of a sentence
    as_of: str  # the day on which the sources were read, 2026-12-01
    sources: tuple[str, ...]


@cache
def emergency(country: str) -> Emergency:
    """What holds in this country, one of `core.policy.COUNTRIES`. KeyError where it is none."""
    found = _document()[country]
    return Emergency(found["line"], found["call"], found["as_of"], tuple(found["sources"]))


@cache
def _document() -> dict[str, Any]:
    return compiled.document(FILE, FILE.read_bytes())
