"""Somebody in need is answered where there is no room for a request; nobody else is, and nobody with a wrong key."""

import asyncio
import json
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from typing import cast
from urllib.parse import urlsplit

import pytest

from stimmig.gateway import urgent
from stimmig.gateway.asgi import Exchange
from stimmig.gateway.house import House
from stimmig.gateway.server import URGENT
from stimmig.gateway.urgent import BYTES_MAX, LETTERS_MAX, ends
from stimmig.gateway.wire.refusals import NoRoom
from tests.gateway.conftest import Ask, Process, post, started
from tests.gateway.test_refuses import until_known
from tests.gateway.upstream import Script, Upstream, chat
from tests.gateway.world import CONTACT, World
from tests.looping import run

NEED = "Bei mir im Keller riecht es nach Gas."
FIRST = "Ist jemand in Lebensgefahr? Rufen Sie jetzt 112 an."


@pytest.fixture
def spent(ask: Ask, world: World, scripted: Script) -> str:
    """A key that has asked as often as it may this minute."""
    scripted.kind, scripted.pieces = "application/json", chat("Ja.")
    key = world.key("sentence", per_minute_max=1)
    assert until_known(ask, key).status == 200
    return key


def test_beyond_the_limit_somebody_in_need_is_answered(ask: Ask, spent: str, scripted: Script, world: World) -> None:
    """As ever: with the numbers first, on record, and a human is called. The AI is not asked; others still wait."""
    answer = ask(spent, NEED)
    assert (answer.status, answer.headers["x-stimmig-action"]) == (200, "human")
    assert answer.text.startswith(FIRST)
    assert len(scripted.asked) == 1
    assert [row[:2] for row in world.takeovers(ask.conversation)] == [("policy", "need")]
    assert world.recorded(ask.conversation)[-1]["content"]["text"].startswith(FIRST)
    other = ask(spent, "Wann kommt mein Paket?")
    assert (other.status, other.body["error"]["code"]) == (429, "rate_limit_exceeded")
    assert int(other.headers["retry-after"]) > 50


def test_in_the_shape_that_was_asked_for(ask: Ask, spent: str) -> None:
    """As a stream, in the Responses API, and as an error with words where the service wants errors."""
    assert ask(spent, NEED, stream=True).text.startswith(FIRST)
    said = ask(spent, NEED, path="responses").body
    assert said["output"][0]["content"][0]["text"].startswith(FIRST)
    refused = ask(spent, NEED, headers={"x-stimmig-mode": "api"})
    assert (refused.status, refused.body["error"]["code"]) == (403, "human_required")
    assert refused.body["error"]["message"].startswith(FIRST)


def test_only_what_is_said_last_counts(ask: Ask, spent: str) -> None:
    """A need somebody wrote of before an answer was heard then."""
    before = [{"role": "user", "content": NEED}, {"role": "assistant", "content": "Gehen Sie hinaus."}]
    asked = [*before, {"role": "user", "content": "Danke, erledigt."}]
    assert ask(spent, messages=asked).status == 429


def test_what_is_too_long_or_nothing_stays_refused(ask: Ask, spent: str, gateway: Process) -> None:
    """No more is read than a conversation in words takes."""
    url = f"{gateway.url}/v1/chat/completions"
    long = json.dumps({"messages": [{"role": "user", "content": NEED + " " * BYTES_MAX}]}).encode()
    for body in (long, b"{", {}):
        assert post(url, spent, body, {}).status == 429


def test_a_wrong_key_is_never_heard(gateway: Process) -> None:
    """Whoever has none is nobody's customer here."""
    asked = {"messages": [{"role": "user", "content": NEED}]}
    assert post(f"{gateway.url}/v1/chat/completions", "sk-falsch", asked, {}).status == 401


def test_where_nothing_can_be_recorded_it_is_said_all_the_same(ask: Ask, spent: str, world: World) -> None:
    """The numbers, and how a human is reached; no human is promised."""
    world.cursor.execute("ALTER TABLE ledger_entry RENAME TO ledger_entry_away")
    try:
        answer = ask(spent, NEED)
    finally:
        world.cursor.execute("ALTER TABLE ledger_entry_away RENAME TO ledger_entry")
    assert ask(spent, NEED).status == 200  # with it goes on record that one is missing
    world.cursor.execute("DELETE FROM operation_policyfinding WHERE code = 'unrecorded'")
    assert (answer.status, answer.text.startswith(FIRST)) == (200, True)
    assert CONTACT in answer.text
    assert "gerufen" not in answer.text


@pytest.fixture(scope="module")
def full(world: World, upstream: Upstream, keys: dict[str, str]) -> Iterator[Process]:
    """A gateway without a free place."""
    process = started(world, upstream.url, STIMMIG_GATEWAY_AT_ONCE="0")
    yield process
    process.stop()


def test_where_every_place_is_taken_as_well(full: Process, keys: dict[str, str], conversation: str) -> None:
    """503 for everybody else."""
    ask = Ask(full.url, conversation, "m")
    assert ask(keys["sentence"]).body["error"]["code"] == "overloaded"
    assert ask(keys["sentence"], NEED).text.startswith(FIRST)


def test_slow_bodies_of_one_key_leave_room_for_others(full: Process, keys: dict[str, str], conversation: str) -> None:
    """However many it sends at once: it gets a share of the places."""
    head = f"POST /v1/chat/completions HTTP/1.1\r\nhost: a\r\nauthorization: Bearer {keys['sentence']}\r\n"
    address = urlsplit(full.url)
    with ExitStack() as connections:
        for _ in range(URGENT):
            slow = connections.enter_context(socket.create_connection((address.hostname, address.port)))
            slow.sendall(f"{head}content-length: 9\r\n\r\n".encode())
        assert Ask(full.url, conversation, "m")(keys["hold"], NEED).text.startswith(FIRST)


@pytest.mark.parametrize(("within", "sent"), [(0.0, b""), (60.0, b" " * (BYTES_MAX + 1))])
def test_a_slow_body_and_one_without_an_end_are_refused_as_before(
    monkeypatch: pytest.MonkeyPatch, within: float, sent: bytes
) -> None:
    """Not read any further."""
    monkeypatch.setattr(urgent, "WITHIN", within)
    coming, refused, house = [sent] if sent else [], NoRoom(429, "rate_limit_exceeded", "Wait."), cast(House, None)

    async def receive() -> dict[str, object]:
        if not coming:
            await asyncio.Event().wait()
        return {"type": "http.request", "body": coming.pop(), "more_body": True}

    async def send(message: object) -> None:
        raise AssertionError(message)

    exchange = Exchange({"method": "POST", "path": "/", "headers": []}, receive, send)
    with pytest.raises(NoRoom) as raised:
        run(urgent._of_somebody_in_need(house, exchange, "chat.completions", refused))
    assert raised.value is refused


def test_of_a_long_message_both_ends_are_heard() -> None:
    """The middle is not."""
    assert ends("a" * LETTERS_MAX) == "a" * LETTERS_MAX
    half = LETTERS_MAX // 2
    assert ends("a" * half + "b" * half + "c" * half) == "a" * half + "\n" + "c" * half
