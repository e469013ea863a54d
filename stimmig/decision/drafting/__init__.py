"""What a leader has typed so far, as a form sends it, and what is filled in beforehand. Nothing is judged here."""

from stimmig.decision.drafting.beforehand import AGAINST, UNHEARD, as_begun, as_typed, suggested
from stimmig.decision.drafting.grounds import Grounds
from stimmig.decision.drafting.lines import (
    LISTS,
    PARTS,
    Content,
    Typed,
    line,
    mark,
    mark_of,
    prefix_of,
    prefix_of_foreseen,
    prefixes,
    with_line,
    without_empty_lines,
    without_line,
)
from stimmig.decision.drafting.reading import beside, fitting, limited, number, read, supposed
from stimmig.decision.drafting.turning import left_behind, turns

__all__ = [
    "AGAINST",
    "LISTS",
    "PARTS",
    "UNHEARD",
    "Content",
    "Grounds",
    "Typed",
    "as_begun",
    "as_typed",
    "beside",
    "fitting",
    "left_behind",
    "limited",
    "line",
    "mark",
    "mark_of",
    "number",
    "prefix_of",
    "prefix_of_foreseen",
    "prefixes",
    "read",
    "suggested",
    "supposed",
    "turns",
    "with_line",
    "without_empty_lines",
    "without_line",
]
