"""What went wrong and waits for somebody. Letters say it too, so nothing somebody told us is in it."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from stimmig.operation.queries.incidents import incidents_waiting_for
from stimmig.people.models import Person
from stimmig.workbench.queries.errands.nouns import KIND_MAX, SOON, Errand, Parts


def on_incidents(person: Person, parts: Parts, today: date) -> Iterator[Errand]:
    """Harm that asks for a new review, then what somebody has to put right or nobody looks after yet."""
    for each in incidents_waiting_for(person, today + SOON, parts)[:KIND_MAX]:
        url, title = reverse("incident", args=[each.pk]), each.use_case.title
        kind = "heard" if each.heard_at else "put_right" if each.owner_id else "look_after"
        if each.asks_review:  # type: ignore[attr-defined]  # annotated by the query
            yield Errand("harm", each.harm.sentence, url, about=title)
        else:
            yield Errand(kind, f"{each.touchpoint or title}, {each.number}", url, each.deadline, title)
