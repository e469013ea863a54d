"""The reads of this chapter. Conversations are read by those only who were given that part in a use."""

from stimmig.operation.queries.conversations import has_looked, spoken_in, use_cases_served
from stimmig.operation.queries.takeovers import (
    MOMENTS,
    desk_mark,
    mark_of,
    may_serve,
    overdue,
    takeover_for,
    takeovers_for,
    under_way,
    waiting,
)

__all__ = [
    "MOMENTS", "desk_mark", "has_looked", "mark_of", "may_serve", "overdue", "spoken_in", "takeover_for",
    "takeovers_for", "under_way", "use_cases_served", "waiting",
]  # fmt: skip
