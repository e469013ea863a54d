"""A chat page learns at once who leads the conversation and what a human writes."""

import json
import urllib.request
from typing import Any

import pytest

from stimmig.gateway.wire import sse
from tests.gateway.conftest import Ask, Process, get
from tests.gateway.test_refuses import until_known
from tests.gateway.upstream import Script, chat
from tests.gateway.world import World


class Page:
    """What listens to one conversation."""

    def __init__(self, gateway: Process, key: str, conversation: str, last: str = "") -> None:
        headers = {"authorization": f"Bearer {key}", "last-event-id": last}
        url = f"{gateway.url}/v1/conversations/{conversation}/events"
        self.stream = urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=60)
        self.reader, self.waiting = sse.Reader(), list[sse.Event]()

    def next(self) -> tuple[str, Any, str]:
        while not self.waiting:
            self.waiting += self.reader.feed(self.stream.read1())
        event = self.waiting.pop(0)
        return event.name, json.loads(event.data), event.id


def test_a_page_sees_what_a_human_writes(
    ask: Ask, gateway: Process, keys: dict[str, str], scripted: Script, world: World
) -> None:
    """As it is written; nothing is missed by a page that comes back, and nothing is said twice as an answer."""
    scripted.kind, scripted.pieces = "application/json", chat("Ja.")
    ask(keys["hold"])
    page = Page(gateway, keys["hold"], ask.conversation)
    with page.stream:
        assert page.next()[:2] == ("lead", {"lead": "ai", "state": ""})
        world.take_over(ask.conversation)
        assert page.next()[:2] == ("lead", {"lead": "human", "state": "accepted"})
        world.write(ask.conversation, "Hier ist Maike Albers.")
        name, line, number = page.next()
        assert (name, line) == ("line", {"text": "Hier ist Maike Albers."})
        assert page.next()[:2] == ("lead", {"lead": "human", "state": "joined"})
    world.write(ask.conversation, "Noch etwas.")
    again = Page(gateway, keys["hold"], ask.conversation, last=number)
    with again.stream:
        assert again.next()[0] == "lead"
        assert again.next()[1] == {"text": "Noch etwas."}
    assert ask(keys["hold"], "Danke").text.startswith("Ein Mensch hat dieses Gespräch übernommen.")


def test_a_page_learns_how_a_human_ended_it(
    ask: Ask, gateway: Process, keys: dict[str, str], scripted: Script, world: World
) -> None:
    """With the lead that goes back to the AI, so that the page can say so."""
    scripted.kind, scripted.pieces = "application/json", chat("Ja.")
    ask(keys["hold"])
    world.take_over(ask.conversation)
    page = Page(gateway, keys["hold"], ask.conversation)
    with page.stream:
        assert page.next()[1]["lead"] == "human"
        world.give_back(ask.conversation, "ended")
        assert page.next()[:2] == ("lead", {"lead": "ai", "state": "ended"})


def test_another_key_sees_nothing(ask: Ask, gateway: Process, keys: dict[str, str], scripted: Script) -> None:
    """A conversation is its touchpoint's; what is not there and what is not yours look the same."""
    scripted.kind, scripted.pieces = "application/json", chat("Ja.")
    ask(keys["hold"])
    url = f"{gateway.url}/v1/conversations/{ask.conversation}/events"
    assert (get(url, keys["sentence"]).status, get(url, "sk-falsch").status) == (404, 401)


def test_a_page_that_begins_to_listen_too_often(ask: Ask, world: World, scripted: Script) -> None:
    """It waits, as whoever asks too often does; what it asks is counted apart."""
    scripted.kind, scripted.pieces = "application/json", chat("Ja.")
    key = world.key("hold", per_minute_max=1)
    assert until_known(ask, key).status == 200
    url = f"{ask.url}/v1/conversations/nobody/events"
    answers = [get(url, key) for _ in range(2)]
    assert [answer.status for answer in answers] == [404, 429]
    assert int(answers[1].headers["retry-after"]) > 50


def test_no_more_pages_listen_than_have_room(
    narrow: Process, keys: dict[str, str], conversation: str, scripted: Script, request: pytest.FixtureRequest
) -> None:
    """One that finds none is told so; one key does not hold them all, and those who ask are not kept from it."""
    scripted.kind, scripted.pieces = "application/json", chat("Ja.")
    ask = Ask(narrow.url, conversation, request.node.name)
    for key in ("hold", "sentence"):
        ask(keys[key])
    page, events = Page(narrow, keys["hold"], conversation), f"{narrow.url}/v1/conversations/{conversation}/events"
    with page.stream:
        page.next()
        again = get(events, keys["hold"])
        assert (again.status, again.body["error"]["code"]) == (429, "share_exceeded")
        assert again.headers["retry-after"] == "10"
        other = Page(narrow, keys["sentence"], conversation)
        with other.stream:
            other.next()
            third = get(events, keys["human"])
            assert (third.status, third.body["error"]["code"]) == (503, "overloaded")
            assert ask(keys["hold"]).status == 200


def test_a_number_no_database_holds_is_none(gateway: Process, keys: dict[str, str], ask: Ask, scripted: Script) -> None:
    """The page is told how the conversation stands, as without one."""
    scripted.kind, scripted.pieces = "application/json", chat("Ja.")
    ask(keys["hold"])
    page = Page(gateway, keys["hold"], ask.conversation, last="9" * 30)
    assert page.next() == ("lead", {"lead": "ai", "state": ""}, "")
    page.stream.close()
