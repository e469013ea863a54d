"""Who prepares and who signs, said above the list of parts."""

from typing import Any

from stimmig.decision import queries
from stimmig.decision.desk import Desk

Page = dict[str, Any]


def preparation(desk: Desk) -> Page:
    """What the list of parts says: for the leader what was prepared, for the deputy whom they prepare it for."""
    if not desk.signs:
        return {"signs": False, "who": queries.who_signs(desk.review), "leader": desk.review.use_case.accountable}
    found, taken = queries.prepared(desk.review), queries.adoption(desk.review)
    return {
        "signs": True,
        "prepared": found,
        "taken": taken,
        "anew": found and taken and found.changed_at > taken.prepared_at,
        "before": queries.before_adoption(desk.review, desk.writer),
    }
