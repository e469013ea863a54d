"""Guardrails in the reader's language: what a policy says, why a turn is handled as it is, what cannot be said."""

from stimmig.operation.words.choices import (
    CHANNELS,
    COUNTRIES,
    FAILS,
    LANGUAGES,
    OUTPUTS,
    RETENTIONS,
    SAYINGS,
    WEEKDAYS,
    heard_signs,
    said_signs,
    signals,
)
from stimmig.operation.words.contradictions import contradiction
from stimmig.operation.words.handling import ACTIONS, after_action, before_action, reason
from stimmig.operation.words.paragraph import paragraph, table

__all__ = [
    "ACTIONS",
    "CHANNELS",
    "COUNTRIES",
    "FAILS",
    "LANGUAGES",
    "OUTPUTS",
    "RETENTIONS",
    "SAYINGS",
    "WEEKDAYS",
    "after_action",
    "before_action",
    "contradiction",
    "heard_signs",
    "paragraph",
    "reason",
    "said_signs",
    "signals",
    "table",
]
