"""A real gateway: a uvicorn process on loopback, before a scripted AI, on a database of its own."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
from pytest_django import DjangoDbBlocker

from tests.gateway.upstream import Script, Upstream
from tests.gateway.world import World, migrated
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


def started(world: World, upstream: str, folder: Path, processes: int = 1, **environment: str) -> Process:
    """Start a gateway and wait until it answers."""
    port = free_port()
    here = {"DATABASE_URL": world.url, "STIMMIG_DATA": str(folder), "STIMMIG_UPSTREAM_KEY": "sk-upstream"}
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
    server.url = server.start()  # type: ignore[attr-defined]
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
    made = World(url, database)
    made.found()
    yield made
    made.connection.close()


@pytest.fixture(scope="session")
def keys(world: World) -> dict[str, str]:
    """A key for each touchpoint."""
    from tests.gateway.world import TOUCHPOINTS

    return {touchpoint: world.key(touchpoint) for touchpoint in TOUCHPOINTS}


@pytest.fixture(scope="session")
def gateway(
    world: World, upstream: Upstream, keys: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Process]:
    """The one process most tests talk to."""
    process = started(world, upstream.url, tmp_path_factory.mktemp("data"))  # type: ignore[attr-defined]
    yield process
    process.stop()


@pytest.fixture
def conversation() -> str:
    """An id no other test has."""
    return f"c-{uuid4().hex}"


@pytest.fixture
def scripted(upstream: Upstream, request: pytest.FixtureRequest) -> Iterator[Script]:
    """A script of this test's own; its model's name is the test's."""
    yield upstream.script(request.node.name, Script([]))
