"""What was found in a file, in codes; `words` turns them into sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: whether it holds, or None where it could not be told."""

    code: str
    holds: bool | None
    said: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Report:
    """A file and everything that was looked at in it."""

    file: str
    findings: tuple[Finding, ...]

    @property
    def holds(self) -> bool | None:
        """True where everything holds, False where something does not, None where something could not be told."""
        states = {finding.holds for finding in self.findings}
        return False if False in states else None if None in states else True
