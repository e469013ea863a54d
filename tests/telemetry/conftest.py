"""A touchpoint whose AI service speaks by telemetry."""

import hashlib
from collections.abc import Iterator
from typing import Any

import pytest

from stimmig.operation.models import ServiceKey
from stimmig.register import actions
from stimmig.telemetry.queries import Source, source_of
from tests.cast import FOUNDED, person
from tests.telemetry.describing import KEY


def speaker() -> Source:
    """Who speaks with KEY, at a touchpoint of a use of its own."""
    made_by = person("berger")
    said = {"title": "Umbuchen", "occasion": "Nachts geht niemand ans Telefon.", "without_ai": "Ein Formular"}
    use_case = actions.create(**said, by=made_by, at=FOUNDED)
    shown = hashlib.sha256(KEY.encode()).hexdigest()
    ServiceKey.objects.create(
        use_case=use_case, touchpoint="Umbuchung", begins=KEY[:12], hash=shown, made_by=made_by, made_at=FOUNDED
    )
    found = source_of(KEY)
    assert found is not None
    return found


@pytest.fixture
def source(db: None) -> Source:
    """The service that speaks with KEY."""
    return speaker()


@pytest.fixture(scope="session")
def server(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A real server on a database of its own, started once for all tests."""
    from tests.telemetry import serving

    folder = tmp_path_factory.mktemp("telemetry")
    with django_db_blocker.unblock():
        address = serving.database_of_its_own(folder)
    started = serving.Server(serving.environment(address, folder)).start()
    yield started
    started.stop()
