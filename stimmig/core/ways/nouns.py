"""What the table is made of: an object's life, its states, the ways out of each, and by whom they are gone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class By(StrEnum):
    """By whom a way is gone, as a relation to the object. Each but the last two may have left the house."""

    JUDGES = "judges"  # asked to judge
    OWNER = "owner"  # stands for a condition
    CONCERNED = "concerned"  # asked in the name of those a use concerns
    ANSWERS = "answers"  # has the link to one question
    TENDS = "tends"  # leadership, facilitation, whoever began the use
    GUIDES = "guides"  # facilitation, the accountable leader
    DECIDES = "decides"  # the accountable leader alone
    THEMSELVES = "themselves"  # the person an account belongs to
    LEADS = "leads"  # any leader; a house always has one
    TIME = "time"  # the day comes


STANDS_IN = {  # who goes on where somebody has left: a leader names who answers for a use, and may name themselves
    By.JUDGES: By.GUIDES,
    By.OWNER: By.LEADS,
    By.CONCERNED: By.GUIDES,
    By.ANSWERS: By.TENDS,
    By.TENDS: By.LEADS,
    By.GUIDES: By.DECIDES,
    By.DECIDES: By.LEADS,
    By.THEMSELVES: By.LEADS,
}
ALWAYS = frozenset({By.LEADS, By.TIME})

WITH_A_REASON = frozenset(  # what refuses, takes back, reopens or ends: never without saying why
    {
        "abandonments",
        "dismissals",
        "endings",
        "harms",
        "incident_reopenings",
        "releases",
        "reopenings",
        "resumptions",
        "ruling_ends",
        "stop_ends",
        "stops",
        "withdrawals",
    }
)


@dataclass(frozen=True, slots=True)
class Way:
    """One way out of a state: the noun of the address, by whom, into which state, and whether a reason is asked."""

    noun: str
    by: By
    to: str
    reason: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """One state. One that rests may stay as it is; its ways say what can be begun anew."""

    ways: tuple[Way, ...]
    rests: bool = False


@dataclass(frozen=True)
class Life:
    """Everything that can become of one kind of object, from its first state on."""

    noun: str
    first: tuple[str, ...]
    states: Mapping[str, State] = field(default_factory=dict)
