"""Conversations the example company's AI had with its customers, recorded as a service would have recorded them."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.timezone import make_aware

from stimmig.core.conversation import answered, asked
from stimmig.operation import actions as operation
from stimmig.operation import queries
from stimmig.operation.actions.keeping import kept
from stimmig.operation.models import Conversation, Policy, Takeover
from stimmig.register.models import UseCase
from stimmig.workbench.company.judging import Cast, Event, Told, on

MODEL = "norder-chat-2"
BETWEEN = timedelta(seconds=40)  # of two lines


def events(told: Told, cast: Cast, use_case: Callable[[], UseCase]) -> Iterator[Event]:
    """A conversation is told at once, on its day."""
    yield on(told["at"], partial(_talk, told, cast, use_case))


@transaction.atomic
def _talk(told: Told, cast: Cast, use_case: Callable[[], UseCase]) -> None:
    """What was said line by line; who took over after how many minutes, or that nobody came; and how it was."""
    at, use = make_aware(told["at"]), use_case()
    policy = queries.in_force(use)
    held = Conversation.objects.create(
        use_case=use,
        touchpoint=told["touchpoint"],
        policy=policy,
        channel="chat",
        language="de",
        opened_at=at,
        last_at=at,
        wishes=int("wish" in told),
        asked_if_human=int(told.get("asked_if_human", False)),
    )
    for line in told["line"]:
        at = _said(held, policy, line, at)
    if "wish" in told:
        at = _wished(held, told, cast, at)
    held.refresh_from_db()
    held.last_at, held.turns = at, sum("customer" in line for line in told["line"])
    held.save(update_fields=["last_at", "turns"])
    if "pulse" in told:
        operation.say_how_it_was(conversation=held, answer=told["pulse"], at=at)


def _said(held: Conversation, policy: Policy | None, line: Told, at: datetime) -> datetime:
    """One line of the customer or of the AI; before the AI's first goes the notice."""
    if "customer" in line:
        kept(held, "conversation.request", asked(line["customer"], model=MODEL), by=None, at=at)
        return at + BETWEEN
    rules = str(policy) if policy else ""
    notice = _notice(policy) if policy and held.disclosed_at is None else ""
    kept(held, "conversation.answer", answered(line["ai"], "ai", notice=notice, policy=rules), by=None, at=at)
    held.disclosed_at = at
    held.save(update_fields=["disclosed_at"])
    return at + BETWEEN


def _notice(policy: Policy) -> str:
    return str(policy.file["notices"]["chat"]["de"])


def _wished(held: Conversation, told: Told, cast: Cast, at: datetime) -> datetime:
    """Somebody waits for a human: for so many minutes, or in vain."""
    made: dict[str, Any] = {"conversation": held, "asked_by": "customer", "reason": told["wish"], "requested_at": at}
    takeover = Takeover.objects.create(**made, offered_at=at, deadline=at + timedelta(minutes=10))
    about = {"takeover": str(takeover.uuid), "asked_by": "customer", "reason": told["wish"]}
    kept(held, "takeover.requested", about, by=None, at=at)
    if "by" not in told:
        operation.time_out(at + timedelta(minutes=11))
        return at + timedelta(minutes=11)
    by, came = cast[told["by"]], at + timedelta(minutes=told["minutes"])
    operation.accept(takeover=takeover, by=by, at=came)
    for text in told["human"]:
        operation.write(takeover=takeover, text=text, by=by, at=came)
    Takeover.objects.filter(pk=takeover.pk).update(joined_at=came)
    takeover.lines.update(given_at=came)
    operation.end(takeover=takeover, by=by, at=came + timedelta(minutes=5))
    return came + timedelta(minutes=5)
