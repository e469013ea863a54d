"""Everything the core refuses, as one tree.

Exception
├── Gaps            words or rules of the framework are missing; the start stops and names each one
└── Refusal         a rule said no; carries a stable code, never a sentence
    ├── Faults      a file is no use case file; names every fault at once, each with its path
    ├── Incomplete  a decision lacks something; names everything it lacks at once
    └── Contradicts  the terms of a policy go against what was signed, or lack something; names all of it at once

A refusal speaks in codes, because the core knows no language. The doors turn codes into sentences.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gap:
    """One place in the framework where something is missing or wrong: file, key, and what."""

    file: str
    key: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.what}"


class Gaps(Exception):
    """The framework is not whole. `gaps` lists every place, so that one repair run is enough."""

    def __init__(self, gaps: Sequence[Gap]) -> None:
        self.gaps = tuple(gaps)
        super().__init__("The framework is not whole:\n" + "\n".join(map(str, self.gaps)))


class Refusal(Exception):
    """A rule said no. `code` is stable: pages, tests and other programs may rely on it."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a file: where (`touchpoints[0].kind`), what was found, and what is allowed.

    `line` is given where the file itself could not be read as YAML or JSON; `found` is as it was written.
    """

    path: str
    code: str
    found: str | None = None
    allowed: tuple[str, ...] = ()
    line: int | None = None

    def __str__(self) -> str:
        place = f"line {self.line}" if self.line else self.path or "file"
        found = "" if self.found is None else f": {self.found}"
        return f"{place}: {self.code}{found}" + (f" (allowed: {', '.join(self.allowed)})" if self.allowed else "")


class Faults(Refusal):
    """The file is refused as a whole. `faults` lists everything wrong with it at once."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("faulty-file")

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))


class Incomplete(Refusal):
    """Something must be added before this can be recorded. `gaps` names all of it at once."""

    def __init__(self, gaps: Sequence[object]) -> None:
        self.gaps = tuple(gaps)
        super().__init__("incomplete")

    def __str__(self) -> str:
        return "incomplete: " + ", ".join(map(str, self.gaps))


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One thing a policy cannot say: a stable code, which touchpoint, channel or sentence, and what stood there.

    In the order of `core.policy.compiling`: `does_not_introduce`, `unknown_touchpoint`, `kept_human`, `less_human`,
    `no_notice`, `no_contact`, `no_hours`, `hours_backwards`, `no_such_zone`, `no_minutes`, `no_words`,
    `unknown_place`.
    """

    code: str
    about: str = ""
    found: str = ""

    def __str__(self) -> str:
        return ": ".join(filter(None, (self.code, self.about, self.found)))


class Contradicts(Refusal):
    """These terms cannot be put beside this decision. `contradictions` names all of it at once."""

    def __init__(self, contradictions: Sequence[Contradiction]) -> None:
        self.contradictions = tuple(contradictions)
        super().__init__("contradicts")

    def __str__(self) -> str:
        return "\n".join(map(str, self.contradictions))
