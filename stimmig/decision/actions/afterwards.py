"""What became of a decision, said by those who answer for it. A later word corrects an earlier one; both stay."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from stimmig.core.errors import Refusal
from stimmig.decision import queries
from stimmig.decision.models import Condition, Decision, Expectation, Fulfilment, Retrospect, Successor
from stimmig.ledger.actions import record
from stimmig.people.models import Person


@transaction.atomic
def look_back(
    *, expectation: Expectation, turned_out: str, observation: str, again: str, again_because: str,
    by: Person, at: datetime,
) -> Retrospect:  # fmt: skip
    """Say how an expectation turned out, and apart from it whether one would decide so again. Not before its day."""
    if not queries.looks_back(by, expectation.decision):
        raise Refusal("not-yours")
    if localdate(at) < expectation.due_on:
        raise Refusal("not-due")
    said = Retrospect.objects.create(
        expectation=expectation, turned_out=turned_out, observation=observation,
        again=again, again_because=again_because, by=by, name=by.name, at=at,
    )  # fmt: skip
    record("expectation.closed", subject=expectation.decision, by=by, at=at, content=said.said())
    return said


@transaction.atomic
def report(*, condition: Condition, state: str, observation: str, by: Person, at: datetime) -> Fulfilment:
    """Say how a condition stands, and by what one sees it."""
    if not queries.reports(by, condition):
        raise Refusal("not-yours")
    said = Fulfilment.objects.create(
        condition=condition, state=state, observation=observation, by=by, name=by.name, at=at
    )
    record("condition.reported", subject=condition.decision, by=by, at=at, content=said.said())
    return said


@transaction.atomic
def hand_on(*, condition: Condition, person: Person, reason: str, by: Person, at: datetime) -> Successor:
    """Name who stands for a condition from here on. What was signed stays as it is."""
    decision = Decision.objects.select_for_update().get(pk=condition.decision_id)
    if not queries.hands_on(by, decision):
        raise Refusal("not-yours")
    if person not in queries.nameable() or person.pk == condition.kept_by:
        raise Refusal("not-somebody-else")
    before = condition.kept_by_name
    made = Successor.objects.create(
        condition=condition, person=person, owner=person.name, reason=reason, by=by, name=by.name, at=at
    )
    said = {"condition": condition.text, "before": before, "owner": person.name, "reason": reason}
    record("condition.handed_on", subject=decision, by=by, at=at, content=said)
    return made
