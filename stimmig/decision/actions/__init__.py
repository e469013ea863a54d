"""The writes of decisions: signed once, and afterwards what became of them."""

from stimmig.decision.actions.afterwards import hand_on, look_back, report
from stimmig.decision.actions.deciding import dissent, sign, write
from stimmig.decision.actions.ending import end, resume
from stimmig.decision.actions.preparing import take_over
from stimmig.decision.actions.rulings import distil
from stimmig.decision.actions.waking import wake

__all__ = [
    "dissent",
    "distil",
    "end",
    "hand_on",
    "look_back",
    "report",
    "resume",
    "sign",
    "take_over",
    "wake",
    "write",
]
