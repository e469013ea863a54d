"""The writes of this chapter. What happens in a conversation is recorded in its case, in the same transaction."""

from stimmig.operation.actions.cases import (
    end_procedure,
    erase,
    forget_erased,
    hold,
    look_into,
    release,
    resume_procedure,
)
from stimmig.operation.actions.findings import open_grave
from stimmig.operation.actions.policies import enforce, make_policy
from stimmig.operation.actions.pulses import say_how_it_is, say_how_it_was
from stimmig.operation.actions.service_keys import end_key, make_key, rotate_key
from stimmig.operation.actions.stops import end_stop, stop
from stimmig.operation.actions.takeovers import accept, end, give_back, look, say_what_became, take, time_out, write

__all__ = [
    "accept",
    "end",
    "end_key",
    "end_procedure",
    "end_stop",
    "enforce",
    "erase",
    "forget_erased",
    "give_back",
    "hold",
    "look",
    "look_into",
    "make_key",
    "make_policy",
    "open_grave",
    "release",
    "resume_procedure",
    "rotate_key",
    "say_how_it_is",
    "say_how_it_was",
    "say_what_became",
    "stop",
    "take",
    "time_out",
    "write",
]
