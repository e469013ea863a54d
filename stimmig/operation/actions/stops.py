"""The AI of a use is stopped at once, and goes on when the leader who answers for it says so; each with a reason."""

from datetime import datetime

from django.db import transaction

from stimmig.core.errors import Refusal
from stimmig.ledger.actions import record, stand_in_line
from stimmig.operation import queries
from stimmig.operation.models import Stop, StopEnd
from stimmig.people.models import Person
from stimmig.register.models import UseCase


@transaction.atomic
def stop(*, use_case: UseCase, reason: str, by: Person, at: datetime) -> Stop:
    """Nothing more is said, from the next sentence on."""
    stand_in_line()
    current = UseCase.objects.select_for_update().get(pk=use_case.pk)
    if not queries.may_stop(by, current):
        raise Refusal("not-yours")
    if queries.current_stop(current):
        raise Refusal("stopped-already")
    made = Stop.objects.create(use_case=current, reason=reason, by=by, name=by.signature, at=at)
    record("stop.made", subject=current, by=by, at=at, content={"reason": reason})
    return made


@transaction.atomic
def end_stop(*, stop: Stop, reason: str, by: Person, at: datetime) -> StopEnd:
    """The AI goes on, by the policy in force."""
    stand_in_line()
    current = UseCase.objects.select_for_update().get(pk=stop.use_case_id)
    if not queries.may_let_go_on(by, current):
        raise Refusal("not-yours")
    if StopEnd.objects.filter(stop=stop).exists():
        raise Refusal("ended-already")
    ended = StopEnd.objects.create(stop=stop, reason=reason, by=by, name=by.signature, at=at)
    record("stop.ended", subject=current, by=by, at=at, content={"reason": reason, "since": stop.at.isoformat()})
    return ended
