"""The writes of this chapter. What happens in a conversation is recorded in its case, in the same transaction."""

from stimmig.operation.actions.cases import erase, forget_erased, hold, look_into, release
from stimmig.operation.actions.pulses import say_how_it_is, say_how_it_was
from stimmig.operation.actions.takeovers import accept, end, give_back, look, take, time_out, write

__all__ = [
    "accept", "end", "erase", "forget_erased", "give_back", "hold", "look", "look_into", "release", "say_how_it_is",
    "say_how_it_was", "take", "time_out", "write",
]  # fmt: skip
