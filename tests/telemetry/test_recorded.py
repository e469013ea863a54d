"""Twelve conversations as a real client, instrumentation and exporter sent them."""

import pytest
from django.utils import timezone

from stimmig.ledger.queries import verify
from stimmig.operation.models import Conversation
from stimmig.telemetry import intake
from stimmig.telemetry.keeping import InItsCase
from stimmig.telemetry.models import Heard, Waiting
from stimmig.telemetry.otlp import Heard as Sent
from stimmig.telemetry.queries import Source
from tests.telemetry.reading import TRUTH, messages, recorded, spans, story

NOW = timezone.now()
ORDERS = {
    "as it was sent": lambda sent: sent,
    "twice over": lambda sent: [*sent, *sent],
    "last first": lambda sent: [Sent(request.spans[::-1]) for request in sent[::-1]],
    "parents last": lambda sent: [
        Sent(tuple(span for request in sent for span in request.spans if bool(span.parent) == child))
        for child in (True, False)
    ],
    "span by span": lambda sent: [Sent((span,)) for request in sent[1:] for span in request.spans[::-1]],
}


def take(source: Source, sent: list[Sent]) -> None:
    for request in sent:
        intake.take(source, request, at=NOW, keeper=InItsCase())


def told() -> list[tuple[str, int, int, bool]]:
    """Of each conversation: its id, calls, messages, and whether it was handed over to a human."""
    return sorted(
        (
            one.outside_id,
            len(recorded(one)),
            len(messages(one)),
            any(part.get("name") == "transfer_to_human_agents" for said in messages(one) for part in said["parts"]),
        )
        for one in Conversation.objects.all()
    )


def truth(ids: set[str] | None = None) -> list[tuple[str, int, int, bool]]:
    """The same as index.json says; no model was called with the last message, so telemetry cannot know it."""
    return sorted(
        (one["conversation_id"], one["llm_calls"], one["messages"] - 1, one["handover_to_human"])
        for one in TRUTH
        if ids is None or one["conversation_id"] in ids
    )


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["pb", "json"])
@pytest.mark.parametrize("order", [name for name in ORDERS if name != "span by span"])
def test_every_conversation_is_told_exactly(source: Source, form: str, order: str) -> None:
    """Conversations, calls, messages and handovers are those of the truth, whatever the order, once or twice."""
    take(source, ORDERS[order](spans(form)))
    assert told() == truth()
    assert not Waiting.objects.exists()
    assert Heard.objects.count() == sum(one["llm_calls"] + 1 for one in TRUTH)
    assert {tuple(one.lacks) for one in Conversation.objects.all()} == {()}
    assert verify().intact


@pytest.mark.django_db
def test_a_conversation_reads_the_same_in_any_order(source: Source) -> None:
    """What follows what does not depend on which call came first."""
    take(source, spans())
    first = {one.outside_id: story(one) for one in Conversation.objects.all()}
    assert {len(told) for told in first.values()} == {one["messages"] - 2 for one in TRUTH}  # without instructions
    Conversation.objects.update(outside_id="")
    Heard.objects.all().delete()
    take(source, ORDERS["last first"](spans()))
    again = {one.outside_id: story(one) for one in Conversation.objects.exclude(outside_id="")}
    assert again == first
