"""The reads of this chapter. Conversations are read by those only who were given that part in a use."""

from stimmig.operation.queries.conversations import (
    has_looked,
    is_erased,
    recorded_in,
    spoken_in,
    to_forget,
    use_cases_served,
)
from stimmig.operation.queries.inspecting import (
    Found,
    Sought,
    conversation_for,
    conversations_for,
    find,
    touchpoints_for,
)
from stimmig.operation.queries.pulses import (
    conversation_by,
    has_said_how_it_was,
    may_say_how_it_is,
    pulse_token,
    who_answered,
)
from stimmig.operation.queries.recording import is_named_at_desk
from stimmig.operation.queries.takeovers import (
    MOMENTS,
    desk_mark,
    mark_of,
    may_be_given,
    may_serve,
    overdue,
    takeover_for,
    takeovers_for,
    under_way,
    waiting,
)
from stimmig.operation.queries.trust import Month, months_of

__all__ = [
    "MOMENTS",
    "Found",
    "Month",
    "Sought",
    "conversation_by",
    "conversation_for",
    "conversations_for",
    "desk_mark",
    "find",
    "has_looked",
    "has_said_how_it_was",
    "is_erased",
    "is_named_at_desk",
    "mark_of",
    "may_be_given",
    "may_say_how_it_is",
    "may_serve",
    "months_of",
    "overdue",
    "pulse_token",
    "recorded_in",
    "spoken_in",
    "takeover_for",
    "takeovers_for",
    "to_forget",
    "touchpoints_for",
    "under_way",
    "use_cases_served",
    "waiting",
    "who_answered",
]
