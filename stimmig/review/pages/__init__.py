"""What each page of a review shows: the core's values and the rows behind them, put into words for a template.

Read `judging`, then `guiding`, then `picture`, then `meeting`: in this order people meet them.
"""

from stimmig.review.pages.again import own_before, second_round
from stimmig.review.pages.depth import depth_ahead, depth_by_facts
from stimmig.review.pages.difference import difference, difference_ahead
from stimmig.review.pages.findings import doubts
from stimmig.review.pages.foresight import story_screen
from stimmig.review.pages.guiding import in_short, state
from stimmig.review.pages.judging import case, overview, own_doubts
from stimmig.review.pages.meeting import meeting, minutes, screen
from stimmig.review.pages.opinions import hearing, opinions
from stimmig.review.pages.picture import picture, points, ring_label
from stimmig.review.pages.standings import agreed_before, standing

__all__ = [
    "agreed_before",
    "case",
    "depth_ahead",
    "depth_by_facts",
    "difference",
    "difference_ahead",
    "doubts",
    "hearing",
    "in_short",
    "meeting",
    "minutes",
    "opinions",
    "overview",
    "own_before",
    "own_doubts",
    "picture",
    "points",
    "ring_label",
    "screen",
    "second_round",
    "standing",
    "state",
    "story_screen",
]
