"""A real gateway: a uvicorn process on loopback, before a scripted AI, on a database of its own."""

import json
import os
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import pytest
from pytest_django import DjangoDbBlocker

from stimmig.gateway.wire import sse
from tests.gateway.upstream import Script, Upstream
from tests.gateway.world import OTHER, TOUCHPOINTS, World, migrated
from tests.postgres import free_port


def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Whoever works in this house needs the tests' database, of which it is a copy."""
    for test in items:
        if "world" in test.fixturenames:
            test.add_marker(pytest.mark.django_db)


@dataclass
class Process:
    """A running gateway."""

    popen: subprocess.Popen[bytes]
    url: str

    def stop(self) -> None:
        self.popen.terminate()
        self.popen.wait(15)


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    raw: bytes

    @property
    def body(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.raw)
        return found

    @property
    def text(self) -> str:
        """What the person reads, of a whole answer or of all its chunks; of chat completions."""
        if self.headers["content-type"].startswith("application/json"):
            return str(self.body["choices"][0]["message"]["content"])
        found = [json.loads(event.data) for event in self.events if event.data != "[DONE]"]
        return "".join(choice["delta"].get("content") or "" for each in found for choice in each.get("choices", ()))

    @property
    def events(self) -> list[sse.Event]:
        return sse.Reader().feed(self.raw)

    @property
    def reason(self) -> str:
        """Why it ended."""
        if self.headers["content-type"].startswith("application/json"):
            return str(self.body["choices"][0]["finish_reason"])
        found = [json.loads(event.data) for event in self.events if event.data != "[DONE]"]
        return next(c["finish_reason"] for each in found for c in each.get("choices", ()) if c["finish_reason"])


@dataclass
class Ask:
    """Speaks plain HTTP, so that a test sees every byte."""

    url: str
    conversation: str
    model: str
    seen: "Seen" = field(default_factory=lambda: Seen())

    def __call__(self, key: str, text: str = "Wann?", path: str = "chat/completions", **more: Any) -> Answer:
        headers = {"x-stimmig-conversation": self.conversation, **more.pop("headers", {})}
        asked = {"messages": [{"role": "user", "content": text}]} if path == "chat/completions" else {"input": text}
        return post(f"{self.url}/v1/{path}", key, {"model": self.model, **asked, **more}, headers, self.seen)


class Seen:
    """What of an answer has arrived so far: another thread may wait for a word of it."""

    def __init__(self) -> None:
        self.raw, self._more = b"", threading.Condition()

    def add(self, piece: bytes) -> None:
        with self._more:
            self.raw += piece
            self._more.notify_all()

    def waits_for(self, word: str) -> None:
        """Return when the word has arrived; a test that waits in vain fails by itself."""
        with self._more:
            assert self._more.wait_for(lambda: word.encode() in self.raw, timeout=60), f"{word} never arrived"


def post(url: str, key: str, body: Any, headers: dict[str, str], seen: Seen | None = None) -> Answer:
    """One request over a connection of its own."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    sent = {"authorization": f"Bearer {key}", "content-type": "application/json", **headers}
    return opened(urllib.request.Request(url, data=raw, headers=sent, method="POST"), seen)


def get(url: str, key: str = "") -> Answer:
    return opened(urllib.request.Request(url, headers={"authorization": f"Bearer {key}"}))


def opened(request: urllib.request.Request, seen: Seen | None = None) -> Answer:
    arrived = seen or Seen()
    arrived.raw = b""
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            while piece := response.read1():
                arrived.add(piece)
            return Answer(response.status, {k.lower(): v for k, v in response.headers.items()}, arrived.raw)
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, {k.lower(): v for k, v in error.headers.items()}, error.read())


def started(world: World, upstream: str, processes: int = 1, **environment: str) -> Process:
    """Start a gateway and wait until it answers."""
    port = free_port()
    here = {"DATABASE_URL": world.url, "STIMMIG_DATA": str(world.folder), "STIMMIG_UPSTREAM_KEY": "sk-upstream"}
    arguments = ["gateway", "--port", str(port), "--upstream", upstream, "--processes", str(processes)]
    popen = subprocess.Popen(
        [sys.executable, "-m", "stimmig.cli", *arguments], env={**os.environ, **here, **environment}
    )
    url = f"http://127.0.0.1:{port}"
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"{url}/readyz"):
                return Process(popen, url)
        except OSError:
            if popen.poll() is not None:
                raise RuntimeError("the gateway did not start") from None
            time.sleep(0.1)
    raise RuntimeError("the gateway does not answer")


@pytest.fixture(scope="session")
def upstream() -> Iterator[Upstream]:
    server = Upstream()
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def world(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """A database of its own for all tests of the gateway; each uses conversations of its own."""
    folder = tmp_path_factory.mktemp("gateway")
    with django_db_blocker.unblock():
        url, database = migrated(folder)
    made = World(url, database, folder)
    made.found()
    yield made
    made.connection.close()


@pytest.fixture(scope="session")
def keys(world: World) -> dict[str, str]:
    """A key for each touchpoint, and one of the other use."""
    return {touchpoint: world.key(touchpoint) for touchpoint in TOUCHPOINTS} | {"other": world.key("sentence", OTHER)}


@pytest.fixture(scope="session")
def gateway(world: World, upstream: Upstream, keys: dict[str, str]) -> Iterator[Process]:
    """The one process most tests talk to."""
    process = started(world, upstream.url)
    yield process
    process.stop()


@pytest.fixture(scope="session")
def narrow(world: World, upstream: Upstream, keys: dict[str, str]) -> Iterator[Process]:
    """Another one, with little patience and room for two pages that listen."""
    process = started(world, upstream.url, STIMMIG_GATEWAY_PATIENCE="0.3", STIMMIG_GATEWAY_LISTENERS="2")
    yield process
    process.stop()


@pytest.fixture
def ask(gateway: Process, scripted: Script, conversation: str, request: pytest.FixtureRequest) -> "Ask":
    """Asks this test's script, in this test's conversation."""
    return Ask(gateway.url, conversation, request.node.name)


@pytest.fixture
def conversation() -> str:
    """An id no other test has."""
    return f"c-{uuid4().hex}"


@pytest.fixture
def scripted(upstream: Upstream, request: pytest.FixtureRequest) -> Script:
    """A script of this test's own; its model's name is the test's."""
    return upstream.script(request.node.name, Script([]))
