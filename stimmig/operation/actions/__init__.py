"""The writes of this chapter. What happens in a conversation is recorded in its case, in the same transaction."""

from stimmig.operation.actions.takeovers import accept, end, give_back, look, take, time_out, write

__all__ = ["accept", "end", "give_back", "look", "take", "time_out", "write"]
