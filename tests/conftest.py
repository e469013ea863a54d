"""What every test may ask for: the ledger's guard lifted for flushing, a browser, the house and its cast."""

import shutil
from collections.abc import Iterator
from importlib import resources
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings as product
from django.core.cache import caches
from django.db import connection, connections

from tests.cast import (  # noqa: F401  # the cast, as fixtures
    albers,
    berger,
    brandt,
    cast,
    claussen,
    demir,
    house,
    jansen,
    luehrs,
    petersen,
    stranger,
    thomsen,
    yildiz,
)
from tests.migrated import django_db_modify_db_settings, django_db_setup  # noqa: F401  # tables, built once
from tests.people.elsewhere import elsewhere  # noqa: F401  # a provider of OpenID Connect
from tests.post import postbox  # noqa: F401  # mail that arrives
from tools.browser import installed

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",  # letters as wide as in a window
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Mark what opens a browser only to look at something; a journey changes the database on its way."""
    for test in items:
        if "live_server" in test.fixturenames and not test.get_closest_marker("journey"):
            test.add_marker("looks")


@pytest.fixture(autouse=True)
def forgotten_rate_limits() -> None:
    """Failed sign-ins and questions of one test do not slow the next."""
    for cache in caches.all():
        cache.clear()


@pytest.fixture(autouse=True)
def nothing_published() -> None:
    """What one test published of its ledger, the ledger of the next would contradict."""
    shutil.rmtree(product.DATA / "checkpoints", ignore_errors=True)


@pytest.fixture(autouse=True)
def flushable_ledger(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let the test runner, and nobody else, empty the append-only tables after a test with real transactions."""
    if not {"transactional_db", "live_server"} & set(request.fixturenames):
        yield
        return
    request.getfixturevalue("transactional_db")
    guarded(True)
    yield
    guarded(False)


def guarded(on: bool) -> None:
    """Switch the ledger's triggers. On SQLite they are dropped, remembered and made again."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"SET session_replication_role = {'origin' if on else 'replica'}")
        elif on:
            for sql in TRIGGERS:
                cursor.execute(sql)
            TRIGGERS.clear()
        else:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            for name, sql in cursor.fetchall():
                TRIGGERS.append(sql)
                cursor.execute(f'DROP TRIGGER "{name}"')


TRIGGERS: list[str] = []
PATIENCE = 60_000  # milliseconds a browser waits for what it was promised: four parts of the tests share two cores


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A real Chromium: the system's, else the one `make test` put into .cache/browsers."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=FLAGS)
        yield browser
        browser.close()
        connections.close_all()  # Django keeps others beside the browser's loop, and PostgreSQL would wait for them


class Browsers:
    """Opens browser windows that can reach this machine only and remember whom they wanted to reach besides."""

    def __init__(self, chromium: Any, base_url: str) -> None:
        self.chromium, self.base_url = chromium, base_url
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        self.contexts: list[Any] = []

    def open(self, **options: Any) -> Any:
        """A new window of its own, German and 1280 px wide unless said otherwise."""
        options = {"locale": "de-DE", "viewport": {"width": 1280, "height": 900}, "base_url": self.base_url} | options
        context = self.chromium.new_context(**options)
        context.set_default_timeout(PATIENCE)
        context.on("request", self.note)
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: self.complaints.append(str(e)))
        return page

    def note(self, request: Any) -> None:
        """Remember every request that wants to leave this machine; FLAGS let none out."""
        if urlsplit(request.url).hostname not in LOOPBACK and not request.url.startswith(("data:", "blob:")):
            self.foreign.append(request.url)

    def close(self) -> None:
        for context in self.contexts:
            context.close()


@pytest.fixture
def browsers(chromium: Any, live_server: Any) -> Iterator[Browsers]:
    """Windows on the running product; a request to another host fails the test."""
    windows = Browsers(chromium, live_server.url)
    yield windows
    windows.close()
    assert windows.foreign == []


@pytest.fixture
def page(browsers: Browsers) -> Any:
    """One window on the running product."""
    return browsers.open()


def axe(page: Any) -> list[str]:
    """What axe finds on this page, with every rule switched on."""
    begin_axe(page)
    return end_axe(page)


AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text()


def begin_axe(page: Any) -> None:
    """Let axe begin to look, once the page stands whole; meanwhile another window can be used."""
    page.wait_for_load_state()
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    page.evaluate("() => { window.looking = axe.run(document, {resultTypes: ['violations']}) }")


def end_axe(page: Any) -> list[str]:
    """What axe has found since it began."""
    found = page.evaluate("() => window.looking")["violations"]
    return [f"{v['id']}: {v['help']} ({n['html'][:160]})" for v in found for n in v["nodes"]]
