"""Where everyone stands on one use, where they differ, and what is still missing. There is no score to return.

A subject is what is judged: a dimension by its guiding question ("A"), or a criterion ("A3"). Levels run from 0 to 3;
"no basis" is missing and never 0. Criteria are the later and closer judgement: once they are agreed, they speak in
place of the guiding question of their dimension.
"""

from stimmig.core.judgement import Judgement, agreement, moved, reason_required, spread
from stimmig.core.review.carrying import asked_anew, carried_over
from stimmig.core.review.concerned import CONCERNED, Concern, concerned
from stimmig.core.review.drawing import always_weighs, picture
from stimmig.core.review.nouns import (
    APART,
    CORE,
    TALK,
    Agreed,
    Carried,
    Contest,
    Foreseen,
    Key,
    Move,
    Opening,
    Picture,
    Standing,
)
from stimmig.core.review.opening import not_judged, to_open
from stimmig.core.review.position import ring
from stimmig.core.review.talk import apart, silent, to_talk_about

__all__ = [
    "APART",
    "CONCERNED",
    "CORE",
    "TALK",
    "Agreed",
    "Carried",
    "Concern",
    "Contest",
    "Foreseen",
    "Judgement",
    "Key",
    "Move",
    "Opening",
    "Picture",
    "Standing",
    "agreement",
    "always_weighs",
    "apart",
    "asked_anew",
    "carried_over",
    "concerned",
    "moved",
    "not_judged",
    "picture",
    "reason_required",
    "ring",
    "silent",
    "spread",
    "to_open",
    "to_talk_about",
]  # fmt: skip
