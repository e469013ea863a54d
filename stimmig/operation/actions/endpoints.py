"""Where messages go: an address is given a secret of its own, and loses it with its end."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from stimmig.core import webhooks as core
from stimmig.core.errors import Refusal
from stimmig.ledger.actions import record
from stimmig.operation.models import Endpoint, Message
from stimmig.operation.queries import endpoints as queries
from stimmig.people.encryption import encrypt
from stimmig.people.models import Person


@transaction.atomic
def make(*, label: str, url: str, events: Sequence[str], by: Person, at: datetime) -> tuple[Endpoint, str]:
    """From now on these events are told there. The secret is given back once and rests encrypted."""
    if not queries.may_configure(by):
        raise Refusal("not-yours")
    if not core.is_welcome(url) or not set(events) <= set(core.EVENTS):
        raise Refusal("not-welcome")
    key = core.secret(secrets.token_bytes(core.SECRET_BYTES))
    made = Endpoint.objects.create(
        label=label, url=url, events=list(events), secret=encrypt(key), made_by=by, made_name=by.signature, made_at=at
    )
    content = {"label": label, "url": url, "events": list(events)}
    record("endpoint.made", subject=made, by=by, at=at, content=content)
    return made, key


@transaction.atomic
def end(*, endpoint: Endpoint, by: Person, at: datetime) -> None:
    """Nothing goes there any more, nor what waits."""
    if not queries.may_configure(by):
        raise Refusal("not-yours")
    changed = {"ended_at": at, "ended_name": by.signature, "secret": ""}
    if Endpoint.objects.filter(pk=endpoint.pk, ended_name="").update(**changed):
        Message.objects.filter(endpoint=endpoint, arrived_at=None, given_up_at=None).update(given_up_at=at)
        record("endpoint.ended", subject=endpoint, by=by, at=at, content={"label": endpoint.label})


@transaction.atomic
def send_again(*, endpoint: Endpoint, by: Person, at: datetime) -> int:
    """What waits is due at once, and what was given up is tried anew; how many messages that are."""
    if not queries.may_configure(by):
        raise Refusal("not-yours")
    undone = Message.objects.filter(endpoint=endpoint, arrived_at=None)
    return undone.update(given_up_at=None, next_at=timezone.now(), tries=0)
