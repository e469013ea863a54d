"""Something went wrong: opened, worked on part by part, closed, taken up again.

The ledger is told what was done, by whom, and every choice; never what somebody typed about a person. That rests in
the tables of this chapter, where it can be erased.
"""

from stimmig.operation.actions.incidents.opening import open_by_rule, open_by_staff, tell
from stimmig.operation.actions.incidents.redressing import (
    add,
    answer,
    close,
    dismiss,
    join,
    reopen,
    say,
    say_harm,
    separate,
)

__all__ = [
    "add",
    "answer",
    "close",
    "dismiss",
    "join",
    "open_by_rule",
    "open_by_staff",
    "reopen",
    "say",
    "say_harm",
    "separate",
    "tell",
]
