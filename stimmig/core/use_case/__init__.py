"""The shape of the use case file (`stimmig/use-case/1`): what a house says about one planned or running use.

`parse` names every fault at once, `to_document` writes the one canonical form. Format: docs/use-case-file.md.
"""

from stimmig.core.use_case.nouns import (
    AREAS,
    BENEFICIARIES,
    CHANGES,
    EXCLUSIVE,
    FITS,
    LEGAL_ANSWERS,
    SCHEMA,
    SOURCES,
    STATUSES,
    TITLE_MAX,
    Benefit,
    Known,
    LegalAnswer,
    ProfileLine,
    SpaceLimit,
    System,
    Touchpoint,
    UseCase,
)
from stimmig.core.use_case.reader import parse
from stimmig.core.use_case.table import ROWS_MAX, TEXT_MAX, is_printable, shown
from stimmig.core.use_case.values import own_values, values_at, volume_band
from stimmig.core.use_case.writer import to_document

__all__ = [
    "AREAS", "BENEFICIARIES", "CHANGES", "EXCLUSIVE", "FITS", "LEGAL_ANSWERS", "ROWS_MAX", "SCHEMA", "SOURCES",
    "STATUSES", "TEXT_MAX", "TITLE_MAX", "Benefit", "Known", "LegalAnswer", "ProfileLine", "SpaceLimit", "System",
    "Touchpoint", "UseCase", "is_printable", "own_values", "parse", "shown", "to_document", "values_at", "volume_band",
]  # fmt: skip
