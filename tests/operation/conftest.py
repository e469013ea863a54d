"""A use in operation, and who takes over its conversations."""

from datetime import datetime

import pytest
from django.utils import timezone

from stimmig.operation.models import Conversation, Takeover
from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.register.models import UseCase
from tests.operation.talking import conversation, wished
from tests.register.conftest import taken_in


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
