"""What was decided, and what became of it."""

from stimmig.decision.models.afterwards import Fulfilment, Retrospect
from stimmig.decision.models.prepared import Adoption
from stimmig.decision.models.signed import Condition, Decision, Dissent, Draft, Expectation, Supersession
from stimmig.decision.models.successor import Successor
from stimmig.decision.models.traits import Traits
from stimmig.decision.models.waking import Waking

__all__ = [
    "Adoption",
    "Condition",
    "Decision",
    "Dissent",
    "Draft",
    "Expectation",
    "Fulfilment",
    "Retrospect",
    "Successor",
    "Supersession",
    "Traits",
    "Waking",
]
