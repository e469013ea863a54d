"""The decision as rules a machine can follow, and what they say to one turn of a conversation.

    policy = compiled(record, use_case, terms)                   what was signed, and the terms the leader set for it
    policy = parse(document)                                     the same from its file; as_file(policy) writes it
    handling = before(policy, touchpoint, turn, heard)           before the AI is asked
    handling = after(policy, touchpoint, turn, answered, text)   before a sentence, or the whole answer, is let go
    there = service(policy, at)                                  whether a human is there, and when next
    steps = replayed(policy, touchpoint, lines, ...)             what would have happened in a recorded conversation

`heard` and `answered` are what `core.listening` hears in a text. Which reason goes before which stands in
`core.policy.handling`. Nothing here reads a clock, a database or a language file: the same turn gets the same
handling for ever.
"""

from stimmig.core.policy.compiling import compiled, drawn
from stimmig.core.policy.defaults import HUMAN_TOPICS, SIGNALS, channels, speaks
from stimmig.core.policy.handling import after, before
from stimmig.core.policy.nouns import (
    ACTIONS,
    CHANNELS,
    COUNTRIES,
    ELSEWHERE,
    FAILS,
    HOME,
    LANGUAGES,
    OUTPUTS,
    RETENTIONS,
    Action,
    Contact,
    Handling,
    Hours,
    HumanPromise,
    Policy,
    Reason,
    Sign,
    Signs,
    Turn,
)
from stimmig.core.policy.reader import parse
from stimmig.core.policy.replay import Line, Step, replayed
from stimmig.core.policy.sayings import (
    EMERGENCY,
    MOMENTS,
    NEED,
    OWN_EMERGENCY,
    PLACES,
    SAYINGS,
    moment_said,
    rescues,
    said,
)
from stimmig.core.policy.service import Service, promised, service
from stimmig.core.policy.terms import ContactTerms, Terms
from stimmig.core.policy.writer import SCHEMA, as_file

__all__ = [
    "ACTIONS", "CHANNELS", "COUNTRIES", "ELSEWHERE", "EMERGENCY", "FAILS", "HOME", "HUMAN_TOPICS", "LANGUAGES",
    "MOMENTS", "NEED", "OUTPUTS", "OWN_EMERGENCY", "PLACES", "RETENTIONS", "SAYINGS", "SCHEMA", "SIGNALS", "Action",
    "Contact", "ContactTerms", "Handling", "Hours", "HumanPromise", "Line", "Policy", "Reason", "Service", "Sign",
    "Signs", "Step", "Terms", "Turn", "after", "as_file", "before", "channels", "compiled", "drawn", "moment_said",
    "parse", "promised", "replayed", "rescues", "said", "service", "speaks",
]  # fmt: skip
