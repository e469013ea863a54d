"""Uses of the example company, as the register's tests meet them."""

from datetime import datetime
from pathlib import Path

import pytest
from django.utils import timezone

import stimmig.content
from stimmig.people.models import Person
from stimmig.register import actions
from stimmig.register.models import UseCase

USES = Path(stimmig.content.__file__).parent / "company" / "use_cases"


def taken_in(name: str, by: Person, at: datetime | None = None) -> UseCase:
    """One use of the example company, taken in from its file."""
    content = (USES / f"{name}.yaml").read_bytes()
    return actions.import_file(content=content, name=f"{name}.yaml", by=by, at=at or timezone.now())


@pytest.fixture
def telephone(claussen: Person) -> UseCase:
    """The telephone assistant, taken in by Henning Claussen."""
    return taken_in("telephone-assistant", claussen)


@pytest.fixture
def begun(albers: Person) -> UseCase:
    """A use Maike Albers has just begun: an occasion, a title, nothing else."""
    return actions.create(
        title="Chat für Termine",
        occasion="Abends nimmt niemand ab.",
        by=albers,
        at=timezone.now(),
        without_ai="Ein Band",
    )
