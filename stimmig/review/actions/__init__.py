"""The writes of a review. Until the reveal nothing here tells anybody what somebody thinks."""

from stimmig.review.actions.again import leave_rest_open, open_second_round
from stimmig.review.actions.foresight import foresee
from stimmig.review.actions.grouping import group, pick
from stimmig.review.actions.judging import contest, reveal, seal, withdraw_contest, write
from stimmig.review.actions.opening import abandon, invite, open_dimension, open_review, open_round, release, withdraw
from stimmig.review.actions.opinions import keep_opinion
from stimmig.review.actions.settling import agree, close, mark, settle, unmark

__all__ = [
    "abandon",
    "agree",
    "close",
    "contest",
    "foresee",
    "group",
    "invite",
    "keep_opinion",
    "leave_rest_open",
    "mark",
    "open_dimension",
    "open_review",
    "open_round",
    "open_second_round",
    "pick",
    "release",
    "reveal",
    "seal",
    "settle",
    "unmark",
    "withdraw",
    "withdraw_contest",
    "write",
]
