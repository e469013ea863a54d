"""What a use says: its file, with what the house says once for every use laid in."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from stimmig import content
from stimmig.content.patterns import patterns
from stimmig.core import findings
from stimmig.core.findings import Reading
from stimmig.core.framework import Framework
from stimmig.core.use_case import UseCase as Described
from stimmig.core.use_case import parse
from stimmig.people.models import House
from stimmig.people.queries import house, profile
from stimmig.register.models import UseCase


@dataclass(frozen=True)
class Ours:
    """What the house says once for every use: its facts and the lines of its profile."""

    facts: Mapping[str, Any]
    lines: Sequence[tuple[str, str]]  # (kind, text)


def ours(known: House | None = None) -> Ours:
    """The house's part of every use, to be asked once a page: two queries; one where the house is known."""
    known = known or house()
    return Ours(known.facts if known else {}, [(line.kind, line.text) for line in profile()])


def framework(version: str | None = None) -> Framework:
    """The words and rules: those in force, or those of an older version."""
    return content.framework(version) if version else content.framework()


def document(use_case: UseCase, of_house: Ours | None = None) -> dict[str, Any]:
    """The use case file with what the house says laid in. A review freezes this, an export writes it."""
    of_house = of_house or ours()
    whole = dict(use_case.file)
    facts = {**whole.get("facts", {}), **of_house.facts}
    lines = _lines(whole.get("profile"), of_house.lines)
    return whole | ({"facts": facts} if facts else {}) | ({"profile": lines} if lines is not None else {})


def _lines(written: list[dict[str, Any]] | None, of_house: Iterable[tuple[str, str]]) -> list[dict[str, Any]] | None:
    """The lines of a use, and after them those of the house it has not been held against yet."""
    names = {line["name"] for line in written or []}
    missing = [{"kind": kind, "name": text, "fit": "unknown"} for kind, text in of_house if text not in names]
    return [*(written or []), *missing] if missing or written is not None else None


def value(use_case: UseCase, of_house: Ours | None = None) -> Described:
    """The use as the core reads it, what the house says included."""
    return parse(document(use_case, of_house), framework(), complete=False)


def reading(use_case: UseCase, as_of: date | None = None, of_house: Ours | None = None) -> Reading:
    """What the facts say on a day; today when none is named."""
    return findings.read(framework(), value(use_case, of_house), as_of or timezone.localdate())


def fact_part(fact: str, touchpoint: str = "") -> str:
    """The name under which the version of one fact at one place is kept."""
    return f"touchpoints.{touchpoint}.facts.{fact}" if touchpoint else f"facts.{fact}"


def fact_entry(file: Mapping[str, Any], fact: str, touchpoint: str = "") -> Any:
    """A fact as a file has it at one place: a value, or value, source and note; None when it is unknown."""
    places = [point for point in file.get("touchpoints", []) if point["name"] == touchpoint] if touchpoint else [file]
    return next((place.get("facts", {}).get(fact) for place in places), None)


def is_known(use_case: UseCase, fact: str, touchpoint: str = "") -> bool:
    """Whether a fact is answered at one place, or once for the whole house."""
    return fact_entry(document(use_case), fact, touchpoint) is not None


def find_out(use_case: UseCase) -> tuple[str, ...]:
    """What the pattern a use began from says one should find out in daily work."""
    known = {found.slug: found for found in patterns(get_language() or "de")}
    return known[use_case.pattern].find_out if use_case.pattern in known else ()


def written(use_case: UseCase, part: str) -> dict[str, Any]:
    """Which version a part of the file has, who wrote it and when."""
    known: dict[str, Any] = use_case.written.get(part, {"version": 1, "by": "", "at": ""})
    return known


def written_since(use_case: UseCase, version: int, parts: Collection[str]) -> list[dict[str, Any]]:
    """Who wrote one of these parts after a version, and when, the earliest first; each once."""
    marks = [one for part, one in use_case.written.items() if part in parts and one["version"] > version]
    latest = {one["by"]: one for one in sorted(marks, key=lambda one: one["version"])}
    return [{"by": one["by"], "at": datetime.fromisoformat(one["at"])} for one in latest.values()]
