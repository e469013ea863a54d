"""The official Python client works unchanged, in all four forms, and the notice goes first."""

import json
from typing import Any

import pytest
from openai import OpenAI

from tests.gateway.conftest import Process
from tests.gateway.upstream import Script, chat, chunks, events, response
from tests.gateway.world import NOTICE, World

ASKED = [{"role": "user", "content": "Wann kommt meine Bestellung?"}]


def client(gateway: Process, key: str) -> OpenAI:
    return OpenAI(base_url=f"{gateway.url}/v1", api_key=key, max_retries=0)


@pytest.fixture(params=["sentence", "hold", "observe"])
def mode(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_chat_in_one_piece(
    gateway: Process, keys: dict[str, str], mode: str, scripted: Script, conversation: str, request: Any
) -> None:
    """The notice stands before the answer once, and the second answer has none."""
    scripted.kind, scripted.pieces = "application/json", chat("Am 3. Mai. Um zehn Uhr.")
    with client(gateway, keys[mode]) as openai:
        asked = {"model": request.node.name, "messages": ASKED, "metadata": {"conversation_id": conversation}}
        first, second = openai.chat.completions.create(**asked), openai.chat.completions.create(**asked)
    assert first.choices[0].message.content == f"{NOTICE}\n\nAm 3. Mai. Um zehn Uhr."
    assert second.choices[0].message.content == "Am 3. Mai. Um zehn Uhr."
    assert scripted.asked[0]["body"] == asked
    assert scripted.asked[0]["headers"]["authorization"] == "Bearer sk-upstream"


def test_chat_as_it_comes(
    gateway: Process, keys: dict[str, str], mode: str, scripted: Script, conversation: str, request: Any, world: World
) -> None:
    """The notice is a delta of its own, under the same id, and the record holds what went out."""
    scripted.pieces = chunks("Am 3.", " Mai. Um", " zehn Uhr.")
    with client(gateway, keys[mode]) as openai:
        stream = openai.chat.completions.create(
            model=request.node.name, messages=ASKED, stream=True, extra_headers={"X-Stimmig-Conversation": conversation}
        )
        got = list(stream)
    texts = [each.choices[0].delta.content for each in got if each.choices[0].delta.content]
    assert texts[0] == f"{NOTICE}\n\n"
    assert "".join(texts[1:]) == "Am 3. Mai. Um zehn Uhr."
    assert {each.id for each in got} == {"chatcmpl-1"}
    assert got[-1].choices[0].finish_reason == "stop"
    asked, answered = world.recorded(conversation)
    assert asked["content"]["text"] == "Wann kommt meine Bestellung?"
    assert (answered["content"]["notice"], answered["content"]["text"]) == (NOTICE, "".join(texts[1:]))
    assert (answered["content"]["action"], answered["content"]["complete"]) == ("pass", True)


def test_responses_in_one_piece(
    gateway: Process, keys: dict[str, str], mode: str, scripted: Script, conversation: str, request: Any
) -> None:
    """As above, in the shape of the Responses API."""
    scripted.kind, scripted.pieces = "application/json", [json.dumps(response("Am 3. Mai.")).encode()]
    with client(gateway, keys[mode]) as openai:
        asked = {"model": request.node.name, "input": "Wann?", "metadata": {"conversation_id": conversation}}
        first, second = openai.responses.create(**asked), openai.responses.create(**asked)
    assert (first.output_text, second.output_text) == (f"{NOTICE}\n\nAm 3. Mai.", "Am 3. Mai.")


def test_responses_as_they_come(
    gateway: Process, keys: dict[str, str], mode: str, scripted: Script, conversation: str, request: Any
) -> None:
    """Every event that carries the text carries the same, and their numbers rise by one."""
    scripted.pieces = events("Am 3.", " Mai. Um", " zehn Uhr.")
    with client(gateway, keys[mode]) as openai:
        got = list(
            openai.responses.create(
                model=request.node.name, input="Wann?", stream=True, metadata={"conversation_id": conversation}
            )
        )
    said = f"{NOTICE}\n\nAm 3. Mai. Um zehn Uhr."
    by_type = {each.type: each for each in got}
    assert "".join(each.delta for each in got if each.type == "response.output_text.delta") == said
    assert by_type["response.output_text.done"].text == said
    assert by_type["response.content_part.done"].part.text == said
    assert by_type["response.output_item.done"].item.content[0].text == said
    assert by_type["response.completed"].response.output_text == said
    assert [each.sequence_number for each in got] == list(range(len(got)))
