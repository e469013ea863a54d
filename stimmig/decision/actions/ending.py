"""A use is set aside or retired with a reason, and taken up again with another."""

from datetime import datetime

from django.db import transaction

from stimmig.core.errors import Refusal
from stimmig.decision import queries
from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.register.models import Ending, Resumption, UseCase


@transaction.atomic
def end(*, use_case: UseCase, reason: str, by: Person, at: datetime) -> Ending:
    """Let a use rest. What its decision still asked for is asked no more; everything stays readable."""
    current = UseCase.objects.select_for_update(no_key=True).get(pk=use_case.pk)
    if not queries.may_end(by, current):
        raise Refusal("not-yours")
    kind, with_it = queries.ends_as(current), queries.ends_with(current)
    return register.end_use(use_case=current, kind=kind, reason=reason, ends_with_it=with_it, by=by, at=at)


@transaction.atomic
def resume(*, use_case: UseCase, reason: str, by: Person, at: datetime) -> Resumption:
    """Take it up again: a decision that held before holds again, with what it asks for."""
    current = UseCase.objects.select_for_update(no_key=True).get(pk=use_case.pk)
    if not queries.may_resume(by, current):
        raise Refusal("not-yours")
    return register.resume_use(use_case=current, reason=reason, by=by, at=at)
