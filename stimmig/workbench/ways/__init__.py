"""Who can do what next, in words: the table of core.ways for one use, one review, one decision, said to a reader."""

from stimmig.workbench.ways.offers import Offer, Stand, stand, stand_of_use
from stimmig.workbench.ways.states import state_of_decision, state_of_review, state_of_use

__all__ = ["Offer", "Stand", "stand", "stand_of_use", "state_of_decision", "state_of_review", "state_of_use"]
