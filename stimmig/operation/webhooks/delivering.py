"""Deliver what waits: claimed per endpoint, in order, at least once.

One worker at a time has an endpoint, by an optimistic claim that runs out: whoever is killed keeps nothing waiting. A
message counts as arrived only after the other side has said so, so one may arrive twice; its id is the same then.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from stimmig.core import webhooks as core
from stimmig.operation.models import Endpoint, Message
from stimmig.operation.webhooks.calling import Answer, call
from stimmig.people.encryption import decrypt

LEASE = timedelta(minutes=2)
AT_ONCE = 100  # messages to one endpoint before the next has its turn
GONE = 410
ARRIVED, GIVEN_UP, WAITS = "arrived", "given up", "waits"  # what became of a message
WAIT_MAX = timedelta(days=1)
KEPT = timedelta(days=30)  # after it has arrived, to see that it did; longer than `announcing` looks back


def deliver(at: datetime) -> int:
    """Send what is due to every endpoint; how many messages arrived."""
    return sum(_deliver_to(each, at) for each in _due(at))


def throw_away(at: datetime) -> int:
    """What arrived long enough ago is not kept; how many messages went. What was given up stays to be sent again."""
    gone, _each = Message.objects.filter(arrived_at__lt=at - KEPT).delete()
    return gone


def _due(at: datetime) -> list[Endpoint]:
    waiting = _waiting().filter(endpoint=OuterRef("pk"))
    free = Q(claimed_at=None) | Q(claimed_at__lte=at - LEASE)
    return list(Endpoint.objects.filter(free, Exists(waiting), ended_at=None))


def _waiting() -> QuerySet[Message]:
    return Message.objects.filter(arrived_at=None, given_up_at=None).order_by("pk")


def _deliver_to(endpoint: Endpoint, at: datetime) -> int:
    """One after the other; the first that does not arrive keeps the later ones waiting, so the order stays."""
    if not _claim(endpoint, at):
        return 0
    arrived = 0
    for _ in range(AT_ONCE):
        message = _waiting().filter(endpoint=endpoint).first()
        if message is None or message.next_at > at or not _claim(endpoint, at):
            break
        became = _send(endpoint, message, at)
        arrived += became == ARRIVED
        if became == WAITS:
            break
    Endpoint.objects.filter(pk=endpoint.pk, claimed_at=endpoint.claimed_at).update(claimed_at=None)
    return arrived


def _claim(endpoint: Endpoint, at: datetime) -> bool:
    """Take the endpoint, or hold it longer; False where somebody else has it by now."""
    now = max(timezone.now(), at)
    held = Endpoint.objects.filter(pk=endpoint.pk, claimed_at=endpoint.claimed_at, ended_at=None)
    taken = bool(held.update(claimed_at=now))
    endpoint.claimed_at = now
    return taken


def _send(endpoint: Endpoint, message: Message, at: datetime) -> str:
    """One attempt, and what became of the message."""
    key = decrypt(endpoint.secret)
    if key is None:
        return _put_off(endpoint, message, Answer(0, "the key of this installation has changed"), at)
    answer = call(endpoint.url, key, str(message.event), message.body.encode())
    if not answer.is_good:
        return _put_off(endpoint, message, answer, at)
    Message.objects.filter(pk=message.pk).update(arrived_at=at, answer=str(answer.status), tries=message.tries + 1)
    return ARRIVED


@transaction.atomic
def _put_off(endpoint: Endpoint, message: Message, answer: Answer, at: datetime) -> str:
    """Try again later, longer each time, and as the other side asks; after three days give up, and go on."""
    tries, pause = message.tries + 1, core.wait(message.tries + 1)
    asked = min(timedelta(seconds=answer.retry_after), WAIT_MAX)
    changed = {"tries": tries, "answer": f"{answer.status or ''} {answer.why}".strip()[:200]}
    if answer.status == GONE:
        Endpoint.objects.filter(pk=endpoint.pk).update(ended_at=at)
    if pause is None:
        changed |= {"given_up_at": at}
    else:
        changed |= {"next_at": at + max(pause, asked)}
    Message.objects.filter(pk=message.pk).update(**changed)
    return GIVEN_UP if pause is None else WAITS
