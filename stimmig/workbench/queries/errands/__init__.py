"""What waits for somebody, across all chapters. A fixed number of queries, however many uses the house has.

An errand says the title a use has today; the heavy columns, its file and what was frozen or signed, stay unread.
"""

from datetime import datetime

from django.utils import timezone

from stimmig.people.models import Person
from stimmig.register.queries import parts_of
from stimmig.workbench.queries.errands.incidents import on_incidents
from stimmig.workbench.queries.errands.keeping import on_decisions
from stimmig.workbench.queries.errands.nouns import Errand, Parts
from stimmig.workbench.queries.errands.reviewing import on_reviews
from stimmig.workbench.queries.errands.tending import on_uses

__all__ = ["Errand", "errands"]

BEGUN = ("decide", "prepare", "judge", "name", "succeed", "reveal", "talk", "open", "answer")
DUE = (
    "harm",
    "heard",
    "put_right",
    "look_after",
    "opine",
    "keep",
    "inherit",
    "look_back",
    "break",
    "review_again",
    "wake",
)
ORDER = {kind: place for place, kind in enumerate((*BEGUN, *DUE))} | {"find": (*BEGUN, *DUE).index("inherit")}


def errands(person: Person, at: datetime, known: Parts | None = None) -> list[Errand]:
    """What waits for a person: decisions first, then judgements, then what they guide, then what falls due.

    `known` are their parts, where they are at hand.
    """
    today, parts = timezone.localdate(at), parts_of(person) if known is None else known
    found = (
        *on_reviews(person, parts, today),
        *on_uses(person, parts, today),
        *on_incidents(person, parts, today),
        *on_decisions(person, parts, today),
    )
    return sorted(found, key=lambda errand: ORDER[errand.kind])
