"""What the leader adds to a signed decision so that a machine can follow it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from stimmig.core.decision import Mode
from stimmig.core.policy.nouns import HOME, Channel, HumanPromise, Output


@dataclass(frozen=True, slots=True)
class ContactTerms:
    """What the leader says of one touchpoint. What is None is suggested from decision and facts.

    `lead` may be more human than signed, never less.
    """

    touchpoint: str
    lead: Mode | None = None
    channel: Channel | None = None
    output: Output | None = None
    signals: tuple[str, ...] | None = None
    retention: str | None = None
    fail: Literal["closed", "open"] = "closed"
    may_promise: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """Everything the leader adds: words by channel and language, the promise of a human, and each touchpoint."""

    human: HumanPromise
    notices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    says: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    contacts: tuple[ContactTerms, ...] = ()
    never_says: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    attempts_max: int = 2
    country: str = HOME
