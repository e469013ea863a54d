"""A use that rests, and is taken up again. Chapters further right know whether it may; here it is kept."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from stimmig.core.errors import Refusal
from stimmig.ledger.actions import record
from stimmig.people.models import Person
from stimmig.register.actions.keeping import locked
from stimmig.register.models import Ending, Resumption, UseCase


@transaction.atomic
def end_use(
    *, use_case: UseCase, kind: str, reason: str, ends_with_it: Mapping[str, Any], by: Person, at: datetime
) -> Ending:
    """Let a use rest from now on, and say why; `ends_with_it` is what is not asked for any more."""
    current = locked(use_case)
    if current.ending_id is not None:
        raise Refusal("at-rest")
    ending = Ending.objects.create(use_case=current, kind=kind, reason=reason, by=by, name=by.name, at=at)
    UseCase.objects.filter(pk=current.pk).update(ending=ending, changed_at=at)
    record(f"use_case.{kind}", subject=current, by=by, at=at, content={"reason": reason, **ends_with_it})
    return ending


@transaction.atomic
def resume_use(*, use_case: UseCase, reason: str, by: Person, at: datetime) -> Resumption:
    """Take up a use that rests: what held before holds again."""
    current = locked(use_case)
    if current.ending is None:
        raise Refusal("not-at-rest")
    resumed = Resumption.objects.create(ending=current.ending, reason=reason, by=by, name=by.name, at=at)
    UseCase.objects.filter(pk=current.pk).update(ending=None, changed_at=at)
    record("use_case.resumed", subject=current, by=by, at=at, content={"reason": reason, "from": current.ending.kind})
    return resumed
