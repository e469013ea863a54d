"""Who has a part in one use: given by somebody, and ended with a reason. Both stay."""

from datetime import datetime

from django.db import transaction

from stimmig.core.errors import Refusal
from stimmig.ledger.actions import record
from stimmig.people.models import Person
from stimmig.register import queries
from stimmig.register.actions.keeping import locked
from stimmig.register.models import Involvement, InvolvementEnd, UseCase

Kind = Involvement.Kind


@transaction.atomic
def involve(*, use_case: UseCase, person: Person, kind: str, by: Person, at: datetime) -> Involvement:
    """Give somebody a part in a use. The accountable leader has one deputy at most."""
    current = locked(use_case)
    _must(kind in queries.kinds_given_by(by, current), "not-yours")
    _must(queries.may_have(person, kind, current), "cannot-have-it")
    there = queries.involvements(current)
    _must(not any(each.kind == kind and each.person_id == person.pk for each in there), "has-it-already")
    _must(kind != Kind.DEPUTY or not any(each.kind == kind for each in there), "one-deputy")
    made = Involvement.objects.create(
        use_case=current, person=person, name=person.signature, kind=kind, by=by, by_name=by.name, at=at
    )
    said = {"person": person.signature, "uuid": str(person.uuid), "kind": str(kind)}
    record("involvement.given", subject=current, by=by, at=at, content=said)
    return made


@transaction.atomic
def end_involvement(*, involvement: Involvement, reason: str, by: Person, at: datetime) -> InvolvementEnd:
    """From here on somebody no longer has that part. What they did in it stays."""
    current = locked(involvement.use_case)
    _must(involvement.kind in queries.kinds_given_by(by, current), "not-yours")
    _must(not InvolvementEnd.objects.filter(involvement=involvement).exists(), "ended-already")
    return _end(involvement, reason, by, at)


def dismiss_deputies(use_case: UseCase, reason: str, by: Person, at: datetime) -> None:
    """Another leader answers from here on, and names their own."""
    for each in use_case.involvements.filter(kind=Kind.DEPUTY, end=None):
        _end(each, reason, by, at)


def _end(involvement: Involvement, reason: str, by: Person, at: datetime) -> InvolvementEnd:
    ended = InvolvementEnd.objects.create(involvement=involvement, reason=reason, by=by, name=by.name, at=at)
    said = {"person": involvement.name, "kind": involvement.kind, "reason": reason}
    record("involvement.ended", subject=involvement.use_case, by=by, at=at, content=said)
    return ended


def _must(holds: bool, code: str) -> None:
    if not holds:
        raise Refusal(code)
