"""The example company, for all tests that only look at it."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.company import tell


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The whole story, taken back after the last test of the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        tell()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def company(told: None, db: None) -> None:
    """The example company, as the demo shows it; what a test changes is taken back."""
