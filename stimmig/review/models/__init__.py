"""One review: a frozen state, rounds of judging, what is handed in unseen and what becomes visible together."""

from stimmig.review.models.carrying import CarriedLevel, Comparison
from stimmig.review.models.foresight import Foresight, Pick, Story, StoryGroup
from stimmig.review.models.judging import Contest, Judgement
from stimmig.review.models.opinions import Opinion
from stimmig.review.models.reviews import Closing, Conclusion, Participation, Review, Withdrawal
from stimmig.review.models.rounds import Abandonment, Reveal, Round, Seal
from stimmig.review.models.talking import AgreedLevel, Mark, Opening, Settlement

__all__ = [
    "Abandonment",
    "AgreedLevel",
    "CarriedLevel",
    "Closing",
    "Comparison",
    "Conclusion",
    "Contest",
    "Foresight",
    "Judgement",
    "Mark",
    "Opening",
    "Opinion",
    "Participation",
    "Pick",
    "Reveal",
    "Review",
    "Round",
    "Seal",
    "Settlement",
    "Story",
    "StoryGroup",
    "Withdrawal",
]
