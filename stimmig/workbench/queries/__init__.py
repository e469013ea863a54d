"""The reads across all chapters: what waits for somebody, and where each use stands."""

from stimmig.workbench.queries.errands import Errand, errands
from stimmig.workbench.queries.precedents import OutsideView, outside_view, outside_view_of_review
from stimmig.workbench.queries.standings import Standing, drawn, found, stand, stand_of, standing, standings

__all__ = [
    "Errand",
    "OutsideView",
    "Standing",
    "drawn",
    "errands",
    "found",
    "outside_view",
    "outside_view_of_review",
    "stand",
    "stand_of",
    "standing",
    "standings",
]
