"""The voices against a decision, on every page that shows it."""

from typing import Any

from stimmig.decision import queries
from stimmig.decision.models import Decision
from stimmig.people.models import Person
from stimmig.review.models import Review

Page = dict[str, Any]


def voices(review: Review, person: Person, decision: Decision | None = None) -> Page:
    """Every voice against with the earlier decision it spoke against, and whether this person may put one on record."""
    return {"dissents": queries.voices_on(review, decision), "may_dissent": queries.may_dissent(person, review)}
