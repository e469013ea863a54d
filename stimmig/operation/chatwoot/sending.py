"""What waits for Chatwoot, sent in order; and what the AI answers, asked through the gateway.

An agent bot may create messages and toggle the status, with its own access token in `api_access_token`.
https://developers.chatwoot.com/api-reference/conversations/toggle-status
"""

import http.client
import json
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import F, Q
from django.utils import timezone

from stimmig.operation.chatwoot.handling import Said
from stimmig.operation.models import Conversation, Relay
from stimmig.operation.posting import post

LEASE = timedelta(minutes=2)
TRIES_MAX = 300  # five hours at one a minute
GOOD = range(200, 300)
AT_ONCE = 50
JSON = {"content-type": "application/json"}


def deliver(talk: Conversation) -> int:
    """Send what waits in one conversation; how much arrived. The first that does not keeps the others waiting."""
    arrived = 0
    for relay in Relay.objects.filter(conversation=talk, done_at=None, tries__lt=TRIES_MAX):
        if not _claim(relay):
            break
        if not (_is_overtaken(relay) or _sent(relay)):
            Relay.objects.filter(pk=relay.pk).update(tries=F("tries") + 1, claimed_at=None)
            break
        Relay.objects.filter(pk=relay.pk).update(done_at=timezone.now(), text="")
        arrived += 1
    return arrived


def deliver_waiting(at: datetime) -> int:
    """The same for every conversation in which something waits, a minute after it was written."""
    if not settings.CHATWOOT_URL:
        return 0
    waiting = Relay.objects.filter(done_at=None, tries__lt=TRIES_MAX, at__lte=at).order_by()
    talks = Conversation.objects.filter(pk__in=waiting.values("conversation"))[:AT_ONCE]
    return sum(deliver(talk) for talk in talks)


def _claim(relay: Relay) -> bool:
    now = timezone.now()
    free = Q(claimed_at=None) | Q(claimed_at__lt=now - LEASE)
    return bool(Relay.objects.filter(free, pk=relay.pk, done_at=None).update(claimed_at=now))


def _is_overtaken(relay: Relay) -> bool:
    """What is no longer wanted: an answer of the AI where somebody else has it by now; anything where it is erased."""
    talk = Conversation.objects.only("lead_version", "outside_id").get(pk=relay.conversation_id)
    return not talk.outside_id or (relay.kind == Relay.Kind.ANSWER and talk.lead_version != relay.lead_version)


def _sent(relay: Relay) -> bool:
    status = relay.kind == Relay.Kind.STATUS
    said = {"status": relay.text} if status else {"content": relay.text, "message_type": "outgoing", "private": False}
    _, account, number = relay.conversation.outside_id.split("-")
    there = f"{settings.CHATWOOT_URL}/api/v1/accounts/{account}/conversations/{number}"
    try:
        answer = post(f"{there}/{'toggle_status' if status else 'messages'}", _json(said), JSON | _token())
    except (OSError, http.client.HTTPException):
        return False
    return answer.status in GOOD


def _token() -> dict[str, str]:
    return {"api_access_token": settings.CHATWOOT_TOKEN}


def _json(said: dict[str, Any]) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode()


class Gateway:
    """Asks the AI through the gateway, by the key of the service; the policy is kept there."""

    def __init__(self, key: str) -> None:
        self.key = key

    def __call__(self, talk: Conversation, text: str) -> Said:
        """What the AI answers to the last message; the service behind it remembers what came before."""
        headers = {"authorization": f"Bearer {self.key}", "x-stimmig-conversation": talk.outside_id}
        asked = {"input": text, "conversation": talk.outside_id, "model": "default"}
        try:
            answer = post(f"{settings.GATEWAY_URL}/v1/responses", _json(asked), JSON | headers)
            said = json.loads(answer.body)
        except (http.client.HTTPException, ValueError) as error:
            raise OSError(str(error)) from error
        if answer.status not in GOOD:
            raise OSError(f"the gateway answered {answer.status}")
        return Said(words(said), human=answer.headers.get("x-stimmig-action") == "human")


def words(said: dict[str, Any]) -> str:
    """The text of an answer in the form of the Responses API."""
    parts = (part for each in said.get("output", ()) for part in each.get("content", ()))
    return "".join(str(part["text"]) for part in parts if part.get("type") == "output_text")
