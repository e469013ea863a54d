"""The database itself keeps what was signed, whoever asks."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Model
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from stimmig.decision import actions
from stimmig.decision.models import Condition, Decision, Dissent, Expectation, Supersession
from stimmig.people.models import Person
from tests.cast import person
from tests.decision import scene
from tests.decision.test_superseding import decided_anew

CHANGES: dict[type[Model], dict[str, Any]] = {
    Decision: {"outcome": "decline"},
    Condition: {"text": "anders"},
    Expectation: {"probability": 1},
    Dissent: {"reason": "anders"},
    Supersession: {"at": timezone.now()},
}


@pytest.fixture(scope="module")
def signed(stories: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Something signed of every kind, for all tests here."""
    with django_db_blocker.unblock(), transaction.atomic():
        decision = scene.decided(scene.CONDITIONS)
        actions.dissent(review=decision.review, reason="Nein", proof="Eins", by=person("albers"), at=timezone.now())
        decided_anew()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def rows(signed: None, db: Any) -> None:
    """The same rows for each; what a test changes is taken back."""


def refused(sql: Any) -> bool:
    """Whether the database says no, and goes on afterwards."""
    try:
        with transaction.atomic():
            sql()
    except DatabaseError as error:
        return "what was signed stays" in str(error)
    return False


@pytest.mark.parametrize("model", CHANGES)
def test_nothing_signed_is_changed(rows: None, model: type[Model]) -> None:
    """An UPDATE of any signed column is refused."""
    assert model._default_manager.exists()
    assert refused(lambda: model._default_manager.update(**CHANGES[model]))


@pytest.mark.parametrize("model", CHANGES)
def test_nothing_signed_is_deleted(rows: None, model: type[Model]) -> None:
    """A DELETE is refused, whatever stands in the way of it besides."""
    table = model._meta.db_table
    assert refused(lambda: execute(f"DELETE FROM {table}"))


def execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_name_and_function_stay_when_the_account_goes(rows: None) -> None:
    """Only the link to the account may be cut, as Django does when it deletes one."""
    decision = Decision.objects.earliest("made_at")
    before = decision.signature
    Decision.objects.update(made_by=None)
    Condition.objects.update(owner_person=None)
    Dissent.objects.update(person=None)
    decision.refresh_from_db()
    assert decision.made_by is None
    assert decision.signature == before


def test_nobody_signs_in_somebody_elses_place_afterwards(rows: None, cast: dict[str, Person]) -> None:
    """The link can be cut and never be tied to another account."""
    assert refused(lambda: Decision.objects.update(made_by=cast["claussen"]))
    assert refused(lambda: Dissent.objects.update(person=cast["claussen"]))


def test_a_row_cannot_be_replaced_by_one_with_its_number(rows: None) -> None:
    """INSERT OR REPLACE, which deletes in passing, finds the same door closed."""
    if connection.vendor == "postgresql":
        return  # there is no such statement there
    assert refused(lambda: execute("INSERT OR REPLACE INTO decision_condition SELECT * FROM decision_condition"))
