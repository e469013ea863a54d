"""Failed attempts are counted for the whole house, not for one of its processes."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.test import Client

from stimmig import settings as product
from stimmig.people.models import Person
from tests.cast import PASSWORD

LOGIN = "/accounts/login/"


@pytest.fixture
def counted_in_the_database(db: None, settings: Any) -> Iterator[None]:
    """The cache of the product: a table that all its processes share."""
    settings.CACHES = product.CACHES
    call_command("createcachetable")
    yield
    caches["default"].clear()


def another_process() -> Client:
    """Whatever a process remembers by itself is gone."""
    for name in list(caches.settings):
        if hasattr(caches._connections, name):
            delattr(caches._connections, name)
    return Client()


@pytest.mark.usefixtures("counted_in_the_database")
def test_five_failures_in_five_processes_lock_the_sixth(albers: Person) -> None:
    """The right password too is refused then, and the page says how long and what to do."""
    for _ in range(5):
        another_process().post(LOGIN, {"login": albers.email, "password": "falsch"})
    client = another_process()
    page = client.post(LOGIN, {"login": albers.email, "password": PASSWORD}).text
    assert "Bitte warten Sie fünf Minuten" in page
    assert "/accounts/password/forgotten/" in page
    assert "_auth_user_id" not in client.session


@pytest.mark.usefixtures("counted_in_the_database")
def test_nobody_else_is_locked_out(albers: Person, demir: Person) -> None:
    """Whoever guesses at one account shuts only that one."""
    for _ in range(5):
        another_process().post(LOGIN, {"login": albers.email, "password": "falsch"})
    assert another_process().post(LOGIN, {"login": demir.email, "password": PASSWORD}).status_code == 302
