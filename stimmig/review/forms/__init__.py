"""What people may type in a review, along its way: judging, guiding, talking."""

from stimmig.review.forms.again import SecondRoundForm
from stimmig.review.forms.foresight import ForesightForm, GroupingForm, PickForm
from stimmig.review.forms.guiding import InvitationForm, ReasonForm, ReviewForm, RoundForm
from stimmig.review.forms.judging import ContestForm, JudgementForm
from stimmig.review.forms.opinions import OpinionForm, OwnOpinionForm
from stimmig.review.forms.talking import AgreedLevelForm, SettlementForm

__all__ = [
    "AgreedLevelForm",
    "ContestForm",
    "ForesightForm",
    "GroupingForm",
    "InvitationForm",
    "JudgementForm",
    "OpinionForm",
    "OwnOpinionForm",
    "PickForm",
    "ReasonForm",
    "ReviewForm",
    "RoundForm",
    "SecondRoundForm",
    "SettlementForm",
]
