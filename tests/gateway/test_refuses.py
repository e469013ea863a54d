"""What is not answered, and how it is said: in the API's own envelope, with what to do."""

import json
import threading
from http.client import HTTPConnection
from urllib.parse import urlsplit
from uuid import uuid4

from tests.gateway.conftest import Answer, Ask, Process, get, post
from tests.gateway.upstream import Script, Upstream, chat, chunks
from tests.gateway.world import NOTICE, World, unbound

ASKED = {"messages": [{"role": "user", "content": "Wann?"}]}


def test_an_address_nobody_serves(gateway: Process, keys: dict[str, str]) -> None:
    """404 as OpenAI would say it."""
    answer = post(f"{gateway.url}/v1/assistants", keys["hold"], {}, {})
    assert (answer.status, answer.body["error"]["code"]) == (404, "unknown_url")
    assert set(answer.body["error"]) == {"message", "type", "param", "code"}
    assert get(f"{gateway.url}/nirgends").status == 404


def test_a_key_nobody_knows(gateway: Process, world: World) -> None:
    """Nor one that was ended; within a second, in every process."""
    assert post(f"{gateway.url}/v1/chat/completions", "sk-falsch", ASKED, {}).body["error"]["code"] == "invalid_api_key"
    assert post(f"{gateway.url}/v1/chat/completions", "", ASKED, {}).status == 401


def test_a_touchpoint_the_decision_does_not_cover(ask: Ask, world: World) -> None:
    """Whatever is not covered is not the AI's."""
    answer = until_known(ask, world.key("woanders"))
    assert (answer.status, answer.body["error"]["code"]) == (403, "touchpoint_not_covered")


def test_a_key_opens_nothing_without_guardrails(gateway: Process, world: World, scripted: Script) -> None:
    """Neither answers nor what passes as it is."""
    with unbound(world.connection):
        world.row("register.UseCase", id=77, uuid=uuid4())
        key = world.key("sentence", 77)
    ask = Ask(gateway.url, "c-none", "m")
    assert until_known(ask, key).body["error"]["code"] == "no_policy"
    assert post(f"{gateway.url}/v1/embeddings", key, {"input": "a"}, {}).body["error"]["code"] == "no_policy"
    assert get(f"{gateway.url}/v1/models", key).body["error"]["code"] == "no_policy"


def until_known(ask: Ask, key: str, *text: str) -> Answer:
    """A new key is known within a look; until then it is none."""
    while (answer := ask(key, *text)).status == 401:
        threading.Event().wait(0.05)
    return answer


def test_too_many_a_minute(ask: Ask, world: World, scripted: Script) -> None:
    """429 with how long to wait."""
    scripted.kind, scripted.pieces = "application/json", chat("Ja.")
    key = world.key("sentence", per_minute_max=1)
    first = until_known(ask, key)
    second = ask(key)
    assert (first.status, second.status, second.body["error"]["code"]) == (200, 429, "rate_limit_exceeded")
    assert int(second.headers["retry-after"]) > 50


def test_spoken_words_are_refused_clearly(ask: Ask, keys: dict[str, str]) -> None:
    """Nobody could check them."""
    spoken = [{"role": "user", "content": [{"type": "input_audio", "input_audio": {"data": "", "format": "wav"}}]}]
    for more in ({"messages": spoken}, {"modalities": ["text", "audio"], "audio": {"voice": "x"}}):
        answer = ask(keys["hold"], **more)
        assert (answer.status, answer.body["error"]["code"]) == (400, "audio_unsupported")


def test_a_strange_option_keeps_nobody_from_a_human(ask: Ask, keys: dict[str, str]) -> None:
    """What the house answers itself needs no option to be well formed."""
    answer = ask(keys["human"], stream=True, stream_options="usage", modalities=5)
    assert (answer.status, answer.reason) == (200, "content_filter")


def test_a_body_that_is_none(gateway: Process, keys: dict[str, str]) -> None:
    """No JSON, no object, nothing to answer, an id that is none."""
    url = f"{gateway.url}/v1/chat/completions"
    for body, code in (
        (b"{", "invalid_json"), (b"[]", "invalid_json"), (b"\xff", "invalid_json"), ({}, "missing_required_parameter"),
        (ASKED | {"metadata": {"conversation_id": "x" * 201}}, "invalid_conversation_id"),
    ):  # fmt: skip
        answer = post(url, keys["hold"], body, {})
        assert (answer.status, answer.body["error"]["code"]) == (400, code)


def test_a_key_is_looked_at_before_a_body(gateway: Process, keys: dict[str, str]) -> None:
    """Whoever has none is told so at once, whatever they are about to send; a good one hears what is wrong with it."""
    url = urlsplit(gateway.url)
    for key, status in (("sk-falsch", 401), (keys["hold"], 413)):
        line = HTTPConnection(str(url.hostname), url.port, timeout=60)
        line.putrequest("POST", "/v1/chat/completions")
        line.putheader("authorization", f"Bearer {key}")
        line.putheader("content-length", str(16 * 1024 * 1024 + 1))
        line.endheaders()
        if status == 413:
            line.send(b" " * (16 * 1024 * 1024 + 1))
        assert line.getresponse().status == status
        line.close()


def test_an_error_of_the_ai_passes_through(ask: Ask, keys: dict[str, str], scripted: Script, world: World) -> None:
    """With its status, its words and when to try again; nothing was disclosed."""
    scripted.status, scripted.kind, scripted.headers = 429, "application/json", {"retry-after": "17"}
    scripted.pieces = [b'{"error": {"message": "slow down"}}']
    for stream in (False, True):
        answer = ask(keys["sentence"], stream=stream)
        assert (answer.status, answer.headers["retry-after"]) == (429, "17")
        assert answer.body == {"error": {"message": "slow down"}}
    assert world.conversation(ask.conversation)["disclosed_at"] is None


def test_a_retry_discloses_once(ask: Ask, keys: dict[str, str], scripted: Script) -> None:
    """The first answer that reaches somebody carries the notice, and no later one."""
    scripted.status, scripted.kind, scripted.pieces = 500, "application/json", [b"{}"]
    ask(keys["sentence"])
    scripted.status, scripted.pieces = 200, chat("Ja.")
    texts = [ask(keys["sentence"]).text, ask(keys["sentence"], headers={"x-stainless-retry-count": "1"}).text]
    assert [text.count("KI der Norderdiek") for text in texts] == [1, 0]


def test_an_ai_that_breaks_off(ask: Ask, keys: dict[str, str], scripted: Script, world: World) -> None:
    """What was said by then arrives, and that it is not whole is said, not left to be guessed."""
    scripted.pieces, scripted.breaks_off = chunks("Erstens. ", "Zwei")[:3], True
    scripted.before = {2: lambda: ask.seen.waits_for("Erstens")}
    answer = ask(keys["sentence"], stream=True)
    assert json.loads(answer.events[-1].data)["error"]["code"] == "upstream_broke_off"
    assert b"[DONE]" not in answer.raw
    kept = world.recorded(ask.conversation, "conversation.answer")[0]["content"]
    arrived = answer.text.removeprefix(NOTICE).strip()
    assert (kept["complete"], kept["text"].removeprefix(NOTICE).strip()) == (False, arrived)
    assert arrived in ("Erstens.", "Erstens. Zwei")  # words that come with the break itself may never be read


def test_an_ai_that_cannot_be_reached(ask: Ask, world: World, upstream: Upstream) -> None:
    """502, and when to try again."""
    answer = until_known(ask, world.key("sentence", upstream="http://127.0.0.1:9/v1"))
    assert (answer.status, answer.body["error"]["code"]) == (502, "upstream_unreachable")
    assert answer.headers["retry-after"]


def test_its_own_addresses(gateway: Process, keys: dict[str, str], upstream: Upstream) -> None:
    """Alive, ready, counted; models and embeddings pass as they are."""
    assert get(f"{gateway.url}/healthz").raw == b"ok\n"
    assert get(f"{gateway.url}/readyz").raw == b"ready\n"
    assert b"stimmig_gateway_answers_total" in get(f"{gateway.url}/metrics").raw
    upstream.script("/v1/models", Script([b'{"data": []}'], kind="application/json"))
    assert get(f"{gateway.url}/v1/models", keys["hold"]).body == {"data": []}
    assert get(f"{gateway.url}/v1/models").status == 401
    upstream.script("e", Script([b'{"x":  1}'], kind="application/json"))
    assert post(f"{gateway.url}/v1/embeddings", keys["hold"], {"model": "e", "input": "a"}, {}).raw == b'{"x":  1}'


def test_telemetry_is_heard_beside_it(gateway: Process, keys: dict[str, str]) -> None:
    """The same address and the same key; what it says is telemetry's own."""
    answer = post(f"{gateway.url}/v1/traces", keys["hold"], {"resourceSpans": []}, {})
    assert (answer.status, answer.body) == (200, {})
    assert post(f"{gateway.url}/v1/traces", "sk-falsch", {"resourceSpans": []}, {}).status == 401
