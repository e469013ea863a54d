"""What peers get wrong, held here as promises."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit
from uuid import UUID

import pytest

from tests.gateway.conftest import Ask, Process
from tests.gateway.upstream import Script, chat, chunk, chunks, events, response
from tests.gateway.world import NOTICE, World


class Reading:
    """A client in the middle of a stream."""

    def __init__(self, gateway: Process, key: str, model: str, conversation: str) -> None:
        place = urlsplit(gateway.url)
        self.socket = socket.create_connection((place.hostname, place.port), timeout=60)
        body = json.dumps({"model": model, "stream": True, "messages": [{"role": "user", "content": "Wann?"}]})
        head = (
            f"POST /v1/chat/completions HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {key}\r\n"
            f"x-stimmig-conversation: {conversation}\r\ncontent-length: {len(body)}\r\n\r\n"
        )
        self.socket.sendall((head + body).encode())
        self.got = b""

    def until(self, words: bytes) -> None:
        """Read on until these words are there."""
        while words not in self.got:
            more = self.socket.recv(65_536)
            assert more, self.got
            self.got += more

    def close(self) -> None:
        self.socket.close()


@pytest.fixture
def reading(
    gateway: Process, keys: dict[str, str], conversation: str, scripted: Script, request: pytest.FixtureRequest
) -> Iterator[Callable[[str], Reading]]:
    """Begins to read this test's script."""
    begun: list[Reading] = []

    def begin(mode: str) -> Reading:
        begun.append(Reading(gateway, keys[mode], request.node.name, conversation))
        return begun[-1]

    yield begin
    for each in begun:
        each.close()


@pytest.mark.parametrize("mode", ["sentence", "observe"])
def test_the_ai_is_left_as_soon_as_the_person_is_gone(
    reading: Callable[[str], Reading], scripted: Script, conversation: str, world: World, mode: str
) -> None:
    """The connection to it is closed while it still hangs, and what went out by then is on record."""
    scripted.pieces, scripted.hangs = chunks("Erstens. Zweitens. ", "Dritt")[:3], True
    person = reading(mode)
    person.until(b"Zweitens." if mode == "observe" else b"Erstens.")
    assert not scripted.left.is_set()
    person.close()
    assert scripted.left.wait(10)  # it hangs for ever: only our closing ends it
    while not (kept := world.recorded(conversation, "conversation.answer")):
        threading.Event().wait(0.02)
    assert (kept[0]["content"]["complete"], "Erstens." in kept[0]["content"]["text"]) == (False, True)


def test_sentence_mode_does_not_wait_for_the_end(reading: Callable[[str], Reading], scripted: Script) -> None:
    """The first sentence is there while the AI has not written the second."""
    goes_on = threading.Event()
    scripted.pieces, scripted.before = chunks("Erstens. ", "Zweitens."), {2: lambda: goes_on.wait(10)}
    person = reading("sentence")
    person.until(b"Erstens.")
    assert b"Zweitens." not in person.got
    goes_on.set()
    person.until(b"[DONE]")


def test_the_responses_api_is_no_second_way(ask: Ask, keys: dict[str, str], scripted: Script) -> None:
    """It is checked like the first, streamed or not."""
    scripted.pieces = events("Das wird garantiert", " rückerstattet.")
    assert "rückerstattet" not in ask(keys["hold"], path="responses", stream=True).raw.decode()
    assert "rückerstattet" not in ask(keys["sentence"], path="responses", stream=True).raw.decode()


def test_nothing_stands_behind_the_end(ask: Ask, keys: dict[str, str], scripted: Script) -> None:
    """No client reads what follows [DONE], so nothing does, whatever the AI sends."""
    scripted.pieces = [*chunks("Ja."), chunk({"content": "Und noch etwas."})]
    answer = ask(keys["observe"], stream=True)
    assert answer.raw.endswith(b"data: [DONE]\n\n")
    assert b"noch etwas" not in answer.raw


def test_unknown_fields_and_comments_survive(ask: Ask, keys: dict[str, str], scripted: Script) -> None:
    """Extra fields reach the AI and come back; comments harm nobody."""
    extra = json.loads(chunk({"content": "Ja."})[6:]) | {"vendor": {"x": 1}}
    scripted.pieces = [b": noch da\n\n", b"data: " + json.dumps(extra).encode() + b"\n\n", *chunks()[1:]]
    answer = ask(keys["sentence"], stream=True, vendor={"deep": [1, {"a": None}]}, temperature=0.5)
    assert scripted.asked[0]["body"]["vendor"] == {"deep": [1, {"a": None}]}
    assert json.loads(answer.events[0].data)["vendor"] == {"x": 1}
    assert answer.text == f"{NOTICE}\n\nJa."


def test_pictures_pass_and_rest_as_hashes(ask: Ask, keys: dict[str, str], scripted: Script, world: World) -> None:
    """The AI gets them; the record holds which they were, and that nobody here has looked at them."""
    scripted.kind, scripted.pieces = "application/json", chat("Ein Hund.")
    url = "data:image/png;base64,iVBORw0KGgo="
    content = [{"type": "text", "text": "Was ist das?"}, {"type": "image_url", "image_url": {"url": url}}]
    ask(keys["hold"], messages=[{"role": "user", "content": content}])
    assert scripted.asked[0]["body"]["messages"][0]["content"] == content
    kept = world.recorded(ask.conversation)[0]["content"]
    assert (kept["text"], url in kept["request"], "sha256," in kept["request"]) == ("Was ist das?", False, True)
    assert "picture-unread" in str(world.conversation(ask.conversation)["lacks"])


def test_a_chain_of_answers_is_one_conversation(ask: Ask, keys: dict[str, str], scripted: Script, world: World) -> None:
    """By the id of the answer before, without an id of one's own; the notice goes out once."""
    headers, ids = {"x-stimmig-conversation": ""}, [f"resp_{ask.conversation}_{n}" for n in (1, 2)]
    scripted.pieces = events("Ja.", id=ids[0])
    first = ask(keys["hold"], path="responses", stream=True, headers=headers)
    scripted.pieces = events("Nein.", id=ids[1])
    second = ask(keys["hold"], path="responses", stream=True, headers=headers, previous_response_id=ids[0])
    assert first.headers["x-stimmig-case"] == second.headers["x-stimmig-case"]
    assert (first.headers["x-stimmig-action"], second.headers["x-stimmig-action"]) == ("disclosed", "pass")
    assert world.conversation(f"response:{ids[1]}")["turns"] == 2


def test_without_an_id_each_request_is_a_case(ask: Ask, keys: dict[str, str], scripted: Script, world: World) -> None:
    """Flagged, and never guessed from what was said."""
    scripted.kind, scripted.pieces = "application/json", chat("Ja.")
    cases = {
        ask(keys["hold"], headers={"x-stimmig-conversation": ""}).headers["x-stimmig-case"].replace("-", "")
        for _ in range(2)
    }
    assert len(cases) == 2


def test_another_channel_is_told_anew(ask: Ask, keys: dict[str, str], scripted: Script) -> None:
    """Who goes on by another way may be somebody who has not read the notice."""
    scripted.kind, scripted.pieces = "application/json", chat("Ja.")
    texts = [ask(keys["hold"], metadata={"channel": channel}).text for channel in ("chat", "chat", "email")]
    assert [text.startswith(NOTICE) for text in texts] == [True, False, True]


@pytest.mark.parametrize("stream", [True, False])
def test_an_id_for_every_answer_harms_nobody(
    ask: Ask, keys: dict[str, str], scripted: Script, world: World, stream: bool
) -> None:
    """Some servers give all answers the same one: the second conversation is answered and on record like the first."""
    id = f"resp_{ask.conversation}"
    if stream:
        scripted.pieces = events("Ja.", id=id)
    else:
        scripted.kind, scripted.pieces = "application/json", [json.dumps(response("Ja.") | {"id": id}).encode()]
    asked = [ask(keys["hold"], path="responses", stream=stream, headers={"x-stimmig-conversation": ""}) for _ in "ab"]
    assert [each.status for each in asked] == [200, 200]
    cases = [each.headers["x-stimmig-case"] for each in asked]
    found = [world.one('SELECT count(*) FROM ledger_entry WHERE "case" = %s', UUID(case))[0] for case in cases]
    assert (len(set(cases)), found) == (2, [2, 2])
