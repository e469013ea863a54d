"""Keys of services: made and shown once, rotated, ended. What rests here cannot open anything."""

import secrets
from datetime import datetime

from django.db import transaction

from stimmig.core.errors import Refusal
from stimmig.ledger.actions import record, stand_in_line
from stimmig.operation import queries
from stimmig.operation.models import ServiceKey
from stimmig.people.models import Person
from stimmig.register.models import UseCase

BEGINS = "stimmig_"  # so that whoever finds one knows what it is
SHOWN = 12  # characters to know it again by


@transaction.atomic
def make_key(
    *,
    use_case: UseCase,
    touchpoint: str,
    label: str,
    per_minute_max: int = 600,
    upstream: str = "",
    by: Person,
    at: datetime,
) -> tuple[ServiceKey, str]:
    """A key for one touchpoint, and its text, which is known to nobody afterwards."""
    stand_in_line()
    current = UseCase.objects.select_for_update().get(pk=use_case.pk)
    if not queries.may_have_keys(by, current):
        raise Refusal("not-yours")
    if touchpoint not in queries.touchpoints_of(current):
        raise Refusal("no-such-touchpoint")
    said = {"touchpoint": touchpoint, "label": label, "per_minute_max": per_minute_max, "upstream": upstream}
    key, text = _new(ServiceKey(use_case=current, **said), by, at)
    record("service_key.made", subject=current, by=by, at=at, content=said | {"begins": key.begins})
    return key, text


@transaction.atomic
def rotate_key(*, key: ServiceKey, by: Person, at: datetime) -> tuple[ServiceKey, str]:
    """A new key in the place of one, for the same; the old one opens nothing from here on."""
    old = _open_key(key, by)
    old.ended_at = at
    old.save(update_fields=["ended_at"])
    said = {"touchpoint": old.touchpoint, "label": old.label, "per_minute_max": old.per_minute_max}
    new, text = _new(ServiceKey(use_case=old.use_case, upstream=old.upstream, **said), by, at)
    content = said | {"begins": new.begins, "before": old.begins}
    record("service_key.rotated", subject=old.use_case, by=by, at=at, content=content)
    return new, text


@transaction.atomic
def end_key(*, key: ServiceKey, by: Person, at: datetime) -> ServiceKey:
    """It opens nothing from here on."""
    old = _open_key(key, by)
    old.ended_at = at
    old.save(update_fields=["ended_at"])
    said = {"touchpoint": old.touchpoint, "label": old.label, "begins": old.begins}
    record("service_key.ended", subject=old.use_case, by=by, at=at, content=said)
    return old


def _open_key(key: ServiceKey, by: Person) -> ServiceKey:
    stand_in_line()
    found = ServiceKey.objects.select_for_update(of=("self",)).select_related("use_case").get(pk=key.pk)
    if not queries.may_have_keys(by, found.use_case):
        raise Refusal("not-yours")
    if found.ended_at:
        raise Refusal("ended-already")
    return found


def _new(key: ServiceKey, by: Person, at: datetime) -> tuple[ServiceKey, str]:
    text = BEGINS + secrets.token_urlsafe(32)
    key.begins, key.hash, key.made_by, key.made_at = text[:SHOWN], queries.hashed(text), by, at
    key.save()
    return key, text
