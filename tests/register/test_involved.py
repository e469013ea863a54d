"""What a part in one use opens there, and that it opens nothing elsewhere."""

from typing import Any

import pytest
from django.utils import timezone

from stimmig.people.models import Person
from stimmig.register import actions, queries
from stimmig.register.models import UseCase


@pytest.fixture
def led(telephone: UseCase, berger: Person) -> UseCase:
    """The telephone assistant, for which Anke Berger answers."""
    return actions.set_accountable(use_case=telephone, person=berger, reason="x", by=berger, at=timezone.now())


@pytest.mark.parametrize(("kind", "edits"), [("runs", True), ("guides", True), ("reads", False), ("deputy", False)])
def test_a_part_shows_one_use_and_no_other(
    led: UseCase, begun: UseCase, cast: dict[str, Person], kind: str, edits: bool
) -> None:
    """Whoever runs or guides it changes it too; when it is ended, nothing is left."""
    stranger = cast["stranger"]
    given = actions.involve(use_case=led, person=stranger, kind=kind, by=cast["berger"], at=timezone.now())
    assert list(queries.use_cases_for(stranger)) == [led]
    assert queries.may_edit(stranger, led) is edits
    assert not queries.may_edit(stranger, begun)
    actions.end_involvement(involvement=given, reason="x", by=cast["berger"], at=timezone.now())
    assert not queries.use_cases_for(stranger).exists()
    assert not queries.may_edit(stranger, led)


def test_no_part_speaks_for_the_house(led: UseCase, cast: dict[str, Person]) -> None:
    """Facts of the whole house stay with those who lead and facilitate it."""
    for kind in ("runs", "guides"):
        actions.involve(use_case=led, person=cast["stranger"], kind=kind, by=cast["berger"], at=timezone.now())
    assert not queries.may_answer_for_house(cast["stranger"])


def test_many_parts_cost_no_more(led: UseCase, cast: dict[str, Person], django_assert_num_queries: Any) -> None:
    """One query for the uses of somebody, however many parts they have."""
    for kind in ("runs", "guides", "reads"):
        actions.involve(use_case=led, person=cast["stranger"], kind=kind, by=cast["berger"], at=timezone.now())
    with django_assert_num_queries(1):
        assert len(queries.use_cases_for(cast["stranger"])) == 1
