"""A touchpoint whose AI service speaks by telemetry."""

import hashlib

import pytest

from stimmig.operation.models import ServiceKey
from stimmig.people.models import Person
from stimmig.register import actions
from stimmig.telemetry.queries import Source, source_of
from tests.cast import FOUNDED

KEY = "sk-stimmig-only-for-tests"


@pytest.fixture
def source(berger: Person) -> Source:
    """Who speaks with KEY."""
    use_case = actions.create(
        title="Umbuchen", occasion="Nachts geht niemand ans Telefon.", without_ai="Ein Formular", by=berger, at=FOUNDED
    )
    ServiceKey.objects.create(
        use_case=use_case,
        touchpoint="Rebooking",
        begins=KEY[:12],
        hash=hashlib.sha256(KEY.encode()).hexdigest(),
        made_by=berger,
        made_at=FOUNDED,
    )
    found = source_of(KEY)
    assert found is not None
    return found
