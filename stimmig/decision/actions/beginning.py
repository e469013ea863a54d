"""A new use begins from a signed decision: what that decision rests on comes along, and what is different is said."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from stimmig.core.errors import Refusal
from stimmig.core.origin import coming_along
from stimmig.core.use_case import to_document
from stimmig.decision import queries
from stimmig.decision.models import Decision
from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.register.models import UseCase
from stimmig.register.queries import framework
from stimmig.review.queries import frozen, settled


@transaction.atomic
def begin_from(
    *, decision: Decision, title: str, occasion: str, without_ai: str = "", by: Person, at: datetime
) -> UseCase:
    """Take a new use into the register with everything the decision rests on; what differs is said afterwards."""
    current = Decision.objects.select_for_update().get(pk=decision.pk)
    if not queries.may_begin_from(by, current):
        raise Refusal("not-yours")
    described = coming_along(frozen(current.review), settled(current.review))
    return register.create(
        title=title,
        occasion=occasion,
        without_ai=without_ai,
        file=to_document(described, framework()),
        began_from=current.use_case,
        decision=current.number,
        by=by,
        at=at,
    )


@transaction.atomic
def leave_behind(
    *, use_case: UseCase, facts: Collection[tuple[str, str]], version: int, by: Person, at: datetime
) -> UseCase:
    """Say of facts that came along, (fact, touchpoint) each, that they do not hold here: unknown until answered."""
    for place in dict.fromkeys(touchpoint for _, touchpoint in facts):
        mine = {fact: None for fact, touchpoint in facts if touchpoint == place}
        use_case = register.set_facts(use_case=use_case, facts=mine, touchpoint=place, version=version, by=by, at=at)
    return use_case
