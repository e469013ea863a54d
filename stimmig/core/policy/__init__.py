"""The decision as rules a machine can follow, and what they say to one turn of a conversation.

    policy = compiled(decision, use case, terms)      what was signed, and the terms the leader set for it
    handling = before(policy, touchpoint, turn)       before the AI is asked
    handling = after(policy, touchpoint, turn, said)  before a sentence, or the whole answer, is let go

Nothing here reads a clock, a database or a language file: the same turn gets the same handling for ever.
"""

from stimmig.core.policy.nouns import (
    ACTIONS,
    CHANNELS,
    OUTPUTS,
    Action,
    Contact,
    Handling,
    Hours,
    HumanPromise,
    Policy,
    Reason,
    Turn,
)

__all__ = [
    "ACTIONS", "CHANNELS", "OUTPUTS", "Action", "Contact", "Handling", "Hours", "HumanPromise", "Policy", "Reason",
    "Turn",
]  # fmt: skip
