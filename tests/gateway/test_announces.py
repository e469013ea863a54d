"""The gateway tells other programs, in the transaction of what it tells of; and notes what the rules found."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from stimmig.core.webhooks import FIELDS
from stimmig.gateway.database import uuid
from tests.gateway.conftest import Ask
from tests.gateway.upstream import Script, chat, chunks
from tests.gateway.world import World

WISH = "Ich möchte mit einem Menschen sprechen."
LIE = ("Ich bin ein", " Mensch.")


@pytest.fixture
def wants(world: World) -> Iterator[Callable[..., None]]:
    """Another program that wants to know of these events; nobody does after the test."""
    yield lambda *events: world.row(
        "operation.Endpoint", uuid=uuid4(), events=list(events), claimed_at=None, ended_at=None
    )
    world.cursor.execute("DELETE FROM operation_message")
    world.cursor.execute("DELETE FROM operation_endpoint")


def told(world: World) -> list[dict[str, Any]]:
    """What waits to be sent."""
    return [json.loads(body) for (body,) in world.cursor.all("SELECT body FROM operation_message ORDER BY id")]


def noted(world: World, outside_id: str) -> list[tuple[str, bool]]:
    """The findings of a conversation."""
    rows = world.cursor.all(
        "SELECT f.code, f.went_out FROM operation_policyfinding f JOIN operation_conversation c "
        "ON c.id = f.conversation_id WHERE c.outside_id = %s ORDER BY f.id",
        outside_id,
    )
    return [(code, bool(out)) for code, out in rows]


def test_a_wish_is_told_with_its_takeover(
    ask: Ask, keys: dict[str, str], world: World, wants: Callable[..., None]
) -> None:
    """All fields are there, nothing anybody typed is; that a human is there is told too."""
    wants("takeover.requested", "takeover.joined")
    ask(keys["sentence"], WISH)
    (message,) = told(world)
    assert tuple(message) == FIELDS
    kept = world.conversation(ask.conversation)
    assert (message["type"], message["actor"], message["reason"]) == (
        "takeover.requested", {"kind": "customer"}, "wants_human",
    )  # fmt: skip
    assert (message["case"], message["conversation"]) == (str(uuid(kept["case"])), ask.conversation)
    assert message["deadline"]
    (takeover,) = world.one("SELECT max(id) FROM operation_takeover WHERE conversation_id = %s", kept["id"])
    assert message["transcript_url"].endswith(reverse("takeover", args=[takeover]))
    assert WISH not in json.dumps(message)
    world.take_over(ask.conversation)
    ask(keys["sentence"], "Hallo?")
    assert [each["type"] for each in told(world)] == ["takeover.requested", "takeover.joined"]


def test_whoever_waits_and_is_in_need_by_now_is_told_of_anew(
    ask: Ask, keys: dict[str, str], world: World, wants: Callable[..., None]
) -> None:
    """Once, and with the reason, so that another program can ring louder."""
    wants("takeover.requested")
    ask(keys["sentence"], WISH)
    for _ in range(2):
        ask(keys["sentence"], "Bei mir riecht es nach Gas.")
    first, again = told(world)
    assert (first["reason"], again["reason"], again["actor"]) == ("wants_human", "need", {"kind": "bot"})
    assert datetime.fromisoformat(again["deadline"]) == datetime.fromisoformat(first["deadline"])


def test_a_human_who_has_it_is_told_of_a_need_that_came_later(
    ask: Ask, keys: dict[str, str], world: World, wants: Callable[..., None]
) -> None:
    """Once until they have written; nobody was promised a time."""
    wants("takeover.requested")
    ask(keys["sentence"], WISH)
    world.take_over(ask.conversation)
    for _ in range(2):
        ask(keys["sentence"], "Bei mir riecht es nach Gas.")
    first, again = told(world)
    assert (again["reason"], again["deadline"], again["actor"]) == ("need", None, {"kind": "bot"})
    assert again["transcript_url"] == first["transcript_url"]


def test_what_nobody_wants_to_know_waits_nowhere(
    ask: Ask, keys: dict[str, str], world: World, wants: Callable[..., None]
) -> None:
    """Only who asked for an event is told."""
    wants("policy.finding")
    ask(keys["sentence"], WISH)
    assert told(world) == []


@pytest.mark.parametrize(("mode", "went_out"), [("sentence", False), ("hold", False), ("observe", True)])
def test_a_finding_is_told_recorded_and_noted(
    ask: Ask, keys: dict[str, str], scripted: Script, world: World, wants: Callable[..., None], mode: str,
    went_out: bool,
) -> None:  # fmt: skip
    """Once an answer, with whether the person has read it; the words stay in the case."""
    wants("policy.finding")
    scripted.pieces = chunks(*LIE)
    ask(keys[mode], stream=True)
    (message,) = told(world)
    assert (message["reason"], message["actor"]) == ("claims_human", {"kind": "bot"})
    assert message["transcript_url"].endswith(reverse("conversation_case", args=[message["case"]]))
    (found,) = world.recorded(ask.conversation, "conversation.finding")
    assert (found["content"]["code"], found["content"]["went_out"]) == ("claims_human", went_out)
    assert noted(world, ask.conversation) == [("claims_human", went_out)]


def test_what_was_right_is_no_finding(ask: Ask, keys: dict[str, str], scripted: Script, world: World) -> None:
    """Nothing is noted of an answer in which nothing was found."""
    scripted.kind, scripted.pieces = "application/json", chat("Gern.")
    ask(keys["sentence"])
    assert noted(world, ask.conversation) == []
