"""One thing that waits for somebody, and how much of a kind is shown."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date, timedelta

SOON = timedelta(days=30)
Parts = Mapping[str, Set[int]]  # by kind, the uses in which somebody has a part
KIND_MAX = 10  # of one kind of errand on the start page; the rest stands with the uses


@dataclass(frozen=True)
class Errand:
    """One thing that waits for somebody: a verb, what it is about, where to do it, until when."""

    kind: str
    what: str
    url: str
    until: date | None = None
    about: str = ""  # a name or title the hint mentions
