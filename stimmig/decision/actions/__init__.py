"""The writes of decisions: signed once, and afterwards what became of them."""

from stimmig.decision.actions.afterwards import hand_on, look_back, report
from stimmig.decision.actions.beginning import begin_from, leave_behind
from stimmig.decision.actions.deciding import dissent, sign, write
from stimmig.decision.actions.ending import end, resume
from stimmig.decision.actions.preparing import take_over
from stimmig.decision.actions.rulings import distil
from stimmig.decision.actions.waking import wake

__all__ = [
    "begin_from",
    "dissent",
    "distil",
    "end",
    "hand_on",
    "leave_behind",
    "look_back",
    "report",
    "resume",
    "sign",
    "take_over",
    "wake",
    "write",
]
