"""The stories of the example company up to their decisions, told once for all tests of this chapter."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.decision import scene

KEPT = ExitStack()  # closing it takes the stories back


@pytest.fixture(scope="package")
def stories(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Everything that was judged, in one transaction around the tests."""
    KEPT.enter_context(django_db_blocker.unblock())
    KEPT.enter_context(transaction.atomic())
    KEPT.callback(transaction.set_rollback, True)
    KEPT.callback(scene.TOLD.clear)
    scene.TOLD.update({name: scene.tell(name) for name in scene.NAMES})
    yield
    KEPT.close()


@pytest.fixture(autouse=True)
def begun(request: pytest.FixtureRequest) -> None:
    """Who looks at decisions finds the stories; a test that commits for real begins with nothing."""
    if not commits(request.node):
        request.getfixturevalue("stories")


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(nextitem: pytest.Function | None) -> None:
    """Tests that commit for real come last; before the first of them the stories go."""
    if nextitem and commits(nextitem):
        KEPT.close()


def commits(test: pytest.Function) -> bool:
    """Whether other connections see what a test writes."""
    return bool({"transactional_db", "live_server"} & set(test.fixturenames))
