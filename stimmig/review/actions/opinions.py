"""What is kept of whoever a use concerns: asked, answered, or not asked and why. It moves no level."""

from datetime import date, datetime

from django.db import transaction

from stimmig.core.errors import Refusal
from stimmig.ledger.actions import record
from stimmig.people.models import Person
from stimmig.review import queries
from stimmig.review.actions.locking import refuse_stale, require_open
from stimmig.review.models import Opinion, Review


@transaction.atomic
def keep_opinion(
    *,
    review: Review,
    of: str,
    kind: str,
    who: str = "",
    person: Person | None = None,
    on: date | None = None,
    text: str = "",
    by: Person,
    at: datetime,
    known: int | None = None,
) -> Opinion:
    """Keep that somebody was asked, what they answered, or why nobody was asked. An earlier word is kept too.

    Whoever was asked writes for those concerned, else whoever guides the review; nobody changes another's own words.
    Stale when it is not the word `known` names.
    """
    require_open(review)
    if code := queries.why_not_keep_opinion(by, review, of):
        raise Refusal(code)
    refuse_stale(known, queries.latest_opinions(review).get(of))
    who = person.signature if person else who
    opinion = Opinion.objects.create(
        review=review, of=of, kind=kind, who=who, person=person, on=on, text=text, by=by, at=at
    )
    content = {"review": str(review.uuid), "of": of, "who": who, "on": on.isoformat() if on else "", "text": text}
    record(f"opinion.{kind}", subject=opinion, by=by, at=at, content=content)
    return opinion
