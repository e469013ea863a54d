"""An agent bot for Chatwoot: the AI answers while a conversation is pending, and keeps silent while a human has it.

Chatwoot tells us what happens; our answers go through the gateway, which knows the policy. Whatever goes back is
written down before it is sent (ADR 17), so that the person is told in the end, once, and in order.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from stimmig.ledger.actions import stand_in_line
from stimmig.operation.chatwoot import leading
from stimmig.operation.chatwoot.reading import Event, read
from stimmig.operation.models import Conversation, Relay, ServiceKey, Takeover

Kind, Lead, Ending = Relay.Kind, Conversation.Lead, Takeover.Ending
OPEN, PENDING, RESOLVED = "open", "pending", "resolved"
UNAVAILABLE = "ai_unavailable"


@dataclass(frozen=True)
class Said:
    """What the gateway answers: the words for the person, and whether a human is needed now, and why."""

    text: str
    human: bool = False
    reason: str = "wish"


Asking = Callable[[Conversation, str], Said]  # OSError where there is no answer


def handle(key: ServiceKey, sent: Mapping[str, Any], *, ask: Asking, at: datetime) -> Conversation | None:
    """Take one event. Returns the conversation for which something may be waiting to go out, or None."""
    event = read(sent)
    if event is None or (event.by == "bot" and event.kind == "message"):
        return None
    talk = _conversation(key, event, at)
    if event.kind == "status":
        _status(talk, event.status, at)
    elif event.by == "human":
        _written_by_a_human(talk, at)
    elif _is_for_the_bot(talk, event, at):
        _answer(talk, event, ask, at)
    return talk


def outside_id(event: Event) -> str:
    """What the gateway is told the conversation is called."""
    return f"chatwoot-{event.account}-{event.conversation}"


def _conversation(key: ServiceKey, event: Event, at: datetime) -> Conversation:
    where = {"use_case": key.use_case, "touchpoint": key.touchpoint, "outside_id": outside_id(event)}
    said = {"key": key, "channel": "chat", "opened_at": at, "last_at": at}
    return Conversation.objects.get_or_create(**where, defaults=said)[0]


def _held(talk: Conversation) -> Conversation:
    stand_in_line()
    return Conversation.objects.select_for_update().get(pk=talk.pk)


@transaction.atomic
def _status(talk: Conversation, status: str, at: datetime) -> None:
    """Whose turn it is by the word of the help desk."""
    held = _held(talk)
    if status == OPEN:
        leading.take_by_hand(held, at)
    elif status == RESOLVED:
        leading.give_back(held, Ending.ENDED, at)
    elif status == PENDING and leading.is_with_people(held):
        leading.give_back(held, Ending.RETURNED, at)


@transaction.atomic
def _written_by_a_human(talk: Conversation, at: datetime) -> None:
    leading.join(_held(talk), at)


@transaction.atomic
def _is_for_the_bot(talk: Conversation, event: Event, at: datetime) -> bool:
    """Whether a message is the AI's to answer: new, and pending. A lost word that it was given back is made up for."""
    held = _held(talk)
    if not leading.queue(held, Kind.HEARD, f"in:{event.message}", "", at):
        return False
    Relay.objects.filter(conversation=held, key=f"in:{event.message}").update(done_at=at)
    if held.lead == Lead.HUMAN and event.status == PENDING:
        if leading.is_with_people(held, event.at):
            leading.give_back(held, Ending.RETURNED, at)
        else:
            leading.bring_to_people(held, at)
    return held.lead == Lead.AI and event.status == PENDING


def _answer(talk: Conversation, event: Event, ask: Asking, at: datetime) -> None:
    """Ask, and say it only if the conversation is still the AI's when the answer has come."""
    version = _held_version(talk)
    try:
        said = ask(talk, event.text)
    except OSError:
        said = Said("", human=True, reason=UNAVAILABLE)
    with transaction.atomic():
        held = _held(talk)
        if said.human:
            asked_by = "customer" if said.reason == "wish" else "policy"
            leading.hand_over(held, asked_by=asked_by, reason=said.reason, said=said.text, at=at)
        elif said.text and held.lead_version == version:
            leading.queue(held, Kind.ANSWER, f"answer:{event.message}", said.text, at)


def _held_version(talk: Conversation) -> int:
    return Conversation.objects.values_list("lead_version", flat=True).get(pk=talk.pk)
