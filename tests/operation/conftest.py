"""A use in operation and who takes over its conversations; and the quotations up to their decision, told once."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from stimmig.operation.models import Conversation, Takeover
from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.register.models import UseCase
from tests.decision.conftest import commits
from tests.operation import scene
from tests.operation.talking import conversation, wished
from tests.register.conftest import taken_in

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


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def telephone(claussen: Person, berger: Person, demir: Person, petersen: Person, now: datetime) -> UseCase:
    """The telephone assistant; Anke Berger answers for it, Ayşe Demir and Jule Petersen take over its conversations."""
    use = taken_in("telephone-assistant", claussen)
    use = register.set_accountable(use_case=use, person=berger, reason="x", by=berger, at=now)
    for person in (demir, petersen):
        register.involve(use_case=use, person=person, kind="serves", by=berger, at=now)
    return use


@pytest.fixture
def held(telephone: UseCase, now: datetime) -> Conversation:
    """A conversation with the AI."""
    return conversation(telephone, now)


@pytest.fixture
def waits(held: Conversation, now: datetime) -> Takeover:
    """Somebody waits for a human."""
    return wished(held, now)


@pytest.fixture
def inspector(telephone: UseCase, vogt: Person, berger: Person, now: datetime) -> Person:
    """Silke Vogt looks into the conversations of the telephone assistant."""
    register.involve(use_case=telephone, person=vogt, kind="inspects", by=berger, at=now)
    return vogt


@pytest.fixture
def vogt(cast: dict[str, Person]) -> Person:
    return cast["vogt"]


@pytest.fixture
def desk(client: Client, demir: Person) -> Client:
    """Ayşe Demir at the desk."""
    client.force_login(demir)
    return client
