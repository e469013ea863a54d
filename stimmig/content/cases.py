"""Real cases from elsewhere, failures and successes, in three German and three English sentences each.

Every case says what was planned, what happened, and what follows for a house like ours, with its sources. Nobody
affected is named. An incomplete file is refused with file and key.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from stimmig.core.errors import Gap, Gaps
from stimmig.core.framework import LANGUAGES, Text

FOLDER = Path(__file__).with_suffix("")
SENTENCES = ("title", "organisation", "planned", "happened", "follows")
REQUIRED = ("year", "country", "outcome", "criteria", "sources")
OUTCOMES = ("failed", "positive")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a case is reported. Without a link it is named by publisher, title and date.

    A title stays in its own language; what stands around it is said in the reader's.
    """

    text: Text
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One real case. `failed_in` and `strong_in` are dimensions; `said_by_source` are those the source itself names."""

    id: str
    year: int
    decided: int | None  # the year of the judgment or of the turn, where it came later
    country: str  # ISO 3166, two letters
    outcome: str  # failed | positive
    criteria: tuple[str, ...]
    failed_in: tuple[str, ...]
    strong_in: tuple[str, ...]
    said_by_source: tuple[str, ...]
    title: Text
    organisation: Text
    planned: Text
    happened: Text
    follows: Text
    caution: Text | None  # what was not checked, or whose figures these are
    sources: tuple[Source, ...]

    @property
    def dimensions(self) -> frozenset[str]:
        """The dimensions it illustrates."""
        return frozenset(criterion[0] for criterion in self.criteria)


@cache
def cases() -> tuple[Case, ...]:
    """All cases, the newest first. Gaps names every file and key that is missing."""
    return read(FOLDER)


def for_criterion(criterion: str) -> tuple[Case, ...]:
    """The cases that illustrate one criterion (C3), the newest first."""
    return tuple(case for case in cases() if criterion in case.criteria)


def for_dimension(dimension: str) -> tuple[Case, ...]:
    """The cases that illustrate one dimension (C), the newest first."""
    return tuple(case for case in cases() if dimension in case.dimensions)


def read(folder: Path) -> tuple[Case, ...]:
    """Every case in a folder, one TOML file each. Gaps lists all that is missing, in all of them."""
    tables = {path.name: tomllib.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.toml"))}
    missing = [gap for name, table in tables.items() for gap in _missing(name, table)]
    if missing:
        raise Gaps(missing)
    found = [_case(name.removesuffix(".toml"), table) for name, table in tables.items()]
    return tuple(sorted(found, key=lambda case: (-case.year, case.id)))


def _missing(name: str, table: Mapping[str, Any]) -> list[Gap]:
    file = f"cases/{name}"
    texts = [*SENTENCES, *(["caution"] if "caution" in table else [])]
    wanted = [*REQUIRED, *(f"{key}.{lang}" for key in texts for lang in LANGUAGES)]
    gaps = [Gap(file, key, "missing") for key in wanted if not _at(table, key)]
    for number, source in enumerate(table.get("sources", ())):
        keys = LANGUAGES if "text" not in source else ("text",)
        gaps += [Gap(file, f"sources[{number}].{key}", "missing") for key in keys if not source.get(key)]
    if table.get("outcome") not in (None, *OUTCOMES):
        gaps.append(Gap(file, "outcome", f"is {table['outcome']!r}, allowed are {', '.join(OUTCOMES)}"))
    return gaps


def _at(table: Mapping[str, Any], key: str) -> Any:
    first, _, second = key.partition(".")
    return table.get(first, {}).get(second) if second else table.get(first)


def _case(id: str, table: Mapping[str, Any]) -> Case:
    return Case(
        id=id,
        year=table["year"],
        decided=table.get("decided"),
        country=table["country"],
        outcome=table["outcome"],
        criteria=tuple(table["criteria"]),
        failed_in=tuple(table.get("failed_in", ())),
        strong_in=tuple(table.get("strong_in", ())),
        said_by_source=tuple(table.get("said_by_source", ())),
        caution=Text(**table["caution"]) if "caution" in table else None,
        sources=tuple(_source(source) for source in table["sources"]),
        **{key: Text(**table[key]) for key in SENTENCES},
    )


def _source(table: Mapping[str, Any]) -> Source:
    """A source as it is written: `text` where both languages say the same, else `de` and `en`."""
    return Source(Text(*(table.get(lang, table.get("text")) for lang in LANGUAGES)), table.get("url"))
