"""A parked or refused use comes back on the table, because what it waited for has happened."""

from datetime import datetime

from django.db import transaction

from stimmig.core.errors import Refusal
from stimmig.decision import queries
from stimmig.decision.models import Decision, Waking
from stimmig.ledger.actions import record
from stimmig.people.models import Person


@transaction.atomic
def wake(*, decision: Decision, sentence: str, by: Person, at: datetime) -> Waking:
    """Say that what the decision waits for has happened. It stays in force until another is signed."""
    current = Decision.objects.select_for_update().get(pk=decision.pk)
    if not queries.may_wake(by, current):
        raise Refusal("not-yours")
    said = Waking.objects.create(decision=current, sentence=sentence, by=by, name=by.name, at=at)
    content = {"event": current.part("wake_up"), "sentence": sentence}
    record("decision.woken", subject=current, by=by, at=at, content=content)
    return said
