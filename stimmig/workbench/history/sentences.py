"""A sentence for every kind of entry: who did what. Of what is unseen it says that somebody handed in, no more."""

from collections.abc import Mapping
from typing import Any

from stimmig.workbench.history.decisions import DECISIONS
from stimmig.workbench.history.house import HOUSE
from stimmig.workbench.history.incidents import INCIDENTS
from stimmig.workbench.history.operation import OPERATION
from stimmig.workbench.history.reviews import REVIEWS
from stimmig.workbench.history.uses import USES

Said = Mapping[str, Any]  # what the ledger keeps: kind, at, by, content
SENTENCES = USES | REVIEWS | DECISIONS | OPERATION | INCIDENTS
ELSEWHERE = {
    "house",
    "person",
    "access",
    "password",
    "role",
    "ruling",
    "second_factor",
    "endpoint",
    "recording",
    "tree",
    "log_key",
}  # of these kinds history/house tells
IN_A_CASE = {"conversation", "takeover", "pulse", "case"}  # of these the case itself tells, to few


def sentence(entry: Said) -> str:
    """What happened, in the language of the page."""
    return (HOUSE | SENTENCES)[entry["kind"]](_by(entry), entry["content"])


def _by(entry: Said) -> str:
    return str(entry["by"]["name"] if entry["by"] else "")
