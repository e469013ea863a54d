"""The quotations up to their decision, told once for the tests that ask for it."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.decision.conftest import commits
from tests.operation import scene

KEPT = ExitStack()  # closing it takes the story back


@pytest.fixture(scope="package")
def quotations(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Introduced with conditions, in one transaction around the tests."""
    KEPT.enter_context(django_db_blocker.unblock())
    KEPT.enter_context(transaction.atomic())
    KEPT.callback(transaction.set_rollback, True)
    scene.decided(scene.CONDITIONS)
    yield
    KEPT.close()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(nextitem: pytest.Function | None) -> None:
    """Tests that commit for real come last; before the first of them the story goes."""
    if nextitem and commits(nextitem):
        KEPT.close()
