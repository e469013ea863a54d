"""An event goes into the outbox of every endpoint that wants it, in the transaction of what it tells of."""

import json
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django.db.transaction import TransactionManagementError
from django.urls import reverse

from stimmig.core import webhooks as core
from stimmig.decision.models import Decision
from stimmig.operation.models import Conversation, Endpoint, Message
from stimmig.operation.queries.incidents import decision_number
from stimmig.people.mail import address
from stimmig.register.models import UseCase
from stimmig.review.models import Review

REOPENED = "review.reopened"
LOOK_BACK = timedelta(days=7)  # a watch that stood still longer than this tells of nothing older


def announce(
    type: str,
    *,
    at: datetime,
    use_case: UseCase,
    touchpoint: str | None = None,
    conversation: Conversation | None = None,
    actor: str = "human",
    reason: str | None = None,
    context: Mapping[str, Any] | None = None,
    page: tuple[str, int] | None = None,
    deadline: str | None = None,
    key: str = "",
) -> int:
    """Tell whoever wants to know; how many do. Nothing a person typed belongs in here.

    `actor` is bot, human or customer; `page` names the address where somebody of the house reads more, where it is
    not that of the conversation; of what has the same `key` an endpoint is told once.
    """
    if type not in core.EVENTS:
        raise ValueError(f"{type!r} is no event; core.webhooks.EVENTS lists them")
    if not connection.in_atomic_block:
        raise TransactionManagementError(f"{type} was announced outside a transaction; use @transaction.atomic")
    wanting = [each for each in Endpoint.objects.filter(ended_at=None) if type in each.events]
    if not wanting:
        return 0
    event = uuid.uuid4()
    said = {
        "id": str(event),
        "type": type,
        "time": at.astimezone(UTC).isoformat(),
        "touchpoint": touchpoint or (conversation.touchpoint if conversation else None),
        "decision": _decision(use_case, conversation) or None,
        "case": str(conversation.case) if conversation else None,
        "conversation": (conversation.outside_id or None) if conversation else None,
        "actor": {"kind": actor},
        "reason": reason,
        "context": {"use_case": str(use_case.uuid), **(context or {})},
        "transcript_url": _address(page or _page(type, conversation)),
        "deadline": deadline,
    }
    body = json.dumps(core.body(said), ensure_ascii=False, separators=(",", ":"))
    told = {"event": event, "key": key, "type": type, "body": body, "case": conversation and conversation.case}
    rows = [Message(endpoint=each, **told, at=at, next_at=at) for each in wanting]
    Message.objects.bulk_create(rows, ignore_conflicts=bool(key))
    return len(rows)


@transaction.atomic
def announce_reopened_reviews(at: datetime) -> int:
    """Tell of every review that a decided use was opened for anew. Chapters to the left announce nothing themselves.

    Each is told once to an endpoint, and only what was opened after somebody wanted to be told.
    """
    wanting = [each for each in Endpoint.objects.filter(ended_at=None) if REOPENED in each.events]
    if not wanting:
        return 0
    since = min(each.made_at for each in wanting)
    decided = Decision.objects.filter(use_case=OuterRef("use_case"), made_at__lt=OuterRef("opened_at"))
    anew = Review.objects.filter(Exists(decided), opened_at__gte=max(since, at - LOOK_BACK)).exclude(because="")
    told = set(Message.objects.filter(type=REOPENED).values_list("key", flat=True))
    new = [review for review in anew.select_related("use_case").order_by("pk") if _key(review) not in told]
    return sum(announce(REOPENED, at=review.opened_at, **_told_of(review)) for review in new)


def _key(review: Review) -> str:
    return f"review:{review.uuid}"


def _told_of(review: Review) -> dict[str, Any]:
    return {"use_case": review.use_case, "page": ("review", review.pk), "key": _key(review)}


def _page(type: str, conversation: Conversation | None) -> tuple[str, Any] | None:
    """Where a conversation is read: at the desk by whoever takes it over, else by whoever looks into conversations."""
    if conversation is None or conversation.pk is None:
        return None
    if type.startswith("takeover.") and (latest := conversation.takeovers.order_by("pk").last()):
        return ("takeover", latest.pk)
    return ("conversation_case", conversation.case)


def _address(page: tuple[str, Any] | None) -> str | None:
    return address(reverse(page[0], args=[page[1]])) if page else None


def _decision(use_case: UseCase, conversation: Conversation | None) -> str:
    """Number and version of the policy a conversation is under; else the decision that holds."""
    if conversation and conversation.policy:
        return str(conversation.policy)
    return decision_number(use_case)
