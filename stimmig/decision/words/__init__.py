"""A signed decision in the reader's language: what its pages and its memo say, read from the record alone."""

from stimmig.decision.words.conditions import COMPARISONS, condition, measure, sure
from stimmig.decision.words.contacts import accountability
from stimmig.decision.words.days import ahead, grouped, moment, signed_on, woken_on
from stimmig.decision.words.findings import (
    ANSWERS,
    BY_LIMIT,
    answered,
    contradictions,
    in_code,
    in_place,
    said,
    where_found,
)
from stimmig.decision.words.foreseen import PROVISIONS
from stimmig.decision.words.legal import law
from stimmig.decision.words.levels import agreed_levels, level, stood, subject_name
from stimmig.decision.words.opinions import opinions
from stimmig.decision.words.record import MODES, TRIGGERS, Page, judged_by, kind, page, spoken
from stimmig.register.words import day

__all__ = [
    "ANSWERS",
    "BY_LIMIT",
    "COMPARISONS",
    "MODES",
    "PROVISIONS",
    "TRIGGERS",
    "Page",
    "accountability",
    "agreed_levels",
    "ahead",
    "answered",
    "condition",
    "contradictions",
    "day",
    "grouped",
    "in_code",
    "in_place",
    "judged_by",
    "kind",
    "law",
    "level",
    "measure",
    "moment",
    "opinions",
    "page",
    "said",
    "signed_on",
    "spoken",
    "stood",
    "subject_name",
    "sure",
    "where_found",
    "woken_on",
]
