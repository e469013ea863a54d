"""A conversation as a service would have recorded it, each step in one transaction."""

from datetime import datetime
from typing import Any

from django.db import transaction

from stimmig.core.conversation import answered, asked
from stimmig.operation.actions.keeping import kept
from stimmig.operation.models import Conversation, Takeover
from stimmig.register.models import UseCase

NOTICE = "Sie schreiben mit einer KI."
WISH = "Ich möchte bitte mit einem Menschen sprechen."
SAID = [("customer", "Wo ist meine Bestellung?"), ("ai", "Sie ist unterwegs."), ("customer", WISH)]


@transaction.atomic
def conversation(use_case: UseCase, at: datetime, said: Any = SAID, **more: Any) -> Conversation:
    """Somebody spoke with the AI at one touchpoint."""
    made = Conversation.objects.create(
        use_case=use_case, touchpoint="Bestellstand", opened_at=at, last_at=at, language="de", channel="chat", **more
    )
    for number, (speaker, text) in enumerate(said):
        content = asked(text) if speaker == "customer" else answered(text, speaker, notice=NOTICE * (number == 1))
        kind = "conversation.request" if speaker == "customer" else "conversation.answer"
        kept(made, kind, content, by=None, at=at)
    return made


@transaction.atomic
def wished(held: Conversation, at: datetime, **more: Any) -> Takeover:
    """Somebody asked for a human in it, and waits."""
    made = Takeover.objects.create(
        conversation=held, asked_by="customer", reason="wants_human", requested_at=at, offered_at=at, **more
    )
    kept(held, "takeover.requested", {"takeover": str(made.uuid), "reason": made.reason}, by=None, at=at)
    return made
