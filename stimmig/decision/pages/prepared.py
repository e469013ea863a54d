"""What the deputy has prepared, as the leader reads it, and what the list of parts says of it."""

from functools import cached_property
from typing import Any

from django.utils.timezone import localdate

from stimmig.decision import drafting, queries
from stimmig.decision.desk import NAMES, Desk
from stimmig.decision.models import Decision, Draft
from stimmig.decision.pages.checking import groups
from stimmig.people.models import Person
from stimmig.review.models import Review

Page = dict[str, Any]


class Prepared(Desk):
    """The deputy's desk as the leader reads it: before an outcome is chosen, with all that a beginning would have."""

    @cached_property
    def content(self) -> dict[str, dict[str, str]]:
        return drafting.supposed(super().content)


def prepared(review: Review, leader: Person, found: Draft) -> Page:
    """Everything that is written there, and the marks by which it is taken over exactly as it was read."""
    theirs, own = Prepared(review, found.writer, localdate()), queries.written(review, leader)
    decided, chosen = theirs.decided, found.content.get("outcome", {}).get("outcome", "")
    besides = [decided.against_because, decided.unheard_because]
    return {
        "review": review,
        "prepared": found,
        "outcome": dict(Decision.Outcome.choices).get(chosen, ""),
        "sentence": decided.sentence,
        "groups": [{"name": NAMES[part], "rows": filled} for part, rows in groups(theirs) if (filled := _filled(rows))],
        "besides": list(filter(None, besides)),
        "seen": drafting.mark_of(found.content),
        "own": drafting.mark_of(own),
        "replaces": bool(own),
        "unread_origin": theirs.unread_origin,
    }


def _filled(rows: list[Page]) -> list[Page]:
    """What is not written yet is left out: the leader sees that when it is theirs."""
    return [row for row in rows if row["answer"]]
