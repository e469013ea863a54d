"""The writes of decisions: signed once, and afterwards what became of them."""

from stimmig.decision.actions.afterwards import look_back, report
from stimmig.decision.actions.beginning import begin_from, set_aside
from stimmig.decision.actions.deciding import dissent, sign, write
from stimmig.decision.actions.rulings import distil
from stimmig.decision.actions.waking import wake

__all__ = ["begin_from", "dissent", "distil", "look_back", "report", "set_aside", "sign", "wake", "write"]
