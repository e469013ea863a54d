"""Whom somebody trusts who checks a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from stimmig.core.ledger.note import Key


@dataclass(frozen=True)
class Trust:
    """Public keys of logs and witnesses, and certificates of time stamping authorities (`authorities.read`)."""

    keys: Sequence[Key] = ()
    certificates: Sequence[Any] = ()
