"""Whoever stands for a condition says how it stands; a condition that does not hold reopens the decision."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.core.errors import Refusal
from stimmig.decision import actions, queries
from stimmig.decision.models import Condition
from stimmig.ledger.queries import contents_about
from stimmig.people.models import Person
from tests.decision import scene

HOLDS = {"state": "fulfilled", "observation": "Die Prüfzeit steht im Kalender."}


def first() -> Condition:
    """The first condition of the quotations: Kemal Yıldız stands for it."""
    return scene.decided(scene.CONDITIONS).conditions.get(text__startswith="Jedes Angebot rechnet")


def test_the_word_stands_with_name_and_day(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """On the decision and on its page, as the owner's word, and in the ledger."""
    condition = first()
    client.force_login(cast["yildiz"])
    page = f"/conditions/{condition.pk}/fulfilments/"
    assert client.post(page, HOLDS | {"observation": ""}).status_code == 422
    assert client.post(page, HOLDS).url == f"/decisions/{condition.decision_id}/afterwards/"
    shown = client.get(f"/decisions/{condition.decision_id}/").content.decode()
    assert HOLDS["observation"] in shown
    assert "Sie ist gegeben" in shown
    (entry,) = contents_about(condition.decision, "condition.reported")
    assert HOLDS.items() <= entry.read()["content"].items()


@pytest.mark.parametrize(
    ("key", "status"), [("yildiz", 200), ("luehrs", 200), ("albers", 403), ("claussen", 403), ("demir", 404)]
)
def test_the_owner_or_a_leader_says_it(db: Any, client: Client, cast: dict[str, Person], key: str, status: int) -> None:
    """Nobody else, facilitation included."""
    condition = first()
    client.force_login(cast[key])
    assert client.get(f"/conditions/{condition.pk}/fulfilments/").status_code == status
    if status != 200:
        with pytest.raises(Refusal, match="not-yours"):
            actions.report(condition=condition, **HOLDS, by=cast[key], at=timezone.now())


@pytest.mark.parametrize(("state", "waits"), [("fulfilled", False), ("not_fulfilled", False), ("cannot_tell", True)])
def test_it_waits_until_one_can_tell(db: Any, cast: dict[str, Person], state: str, waits: bool) -> None:
    """Also when its day is over; what cannot be told yet is asked again."""
    condition, today = first(), timezone.localdate()
    assert condition in queries.to_keep(cast["yildiz"], max(today, condition.due_on))
    said = HOLDS | {"state": state}
    actions.report(condition=condition, **said, by=cast["yildiz"], at=timezone.now())
    assert (condition in queries.to_keep(cast["yildiz"], max(today, condition.due_on))) is waits


def test_one_that_does_not_hold_waits_for_the_leader(db: Any, cast: dict[str, Person]) -> None:
    """It reopens the decision, until a later word says that it holds."""
    condition = first()
    for state, reopens in (("not_fulfilled", True), ("fulfilled", False)):
        actions.report(condition=condition, **HOLDS | {"state": state}, by=cast["yildiz"], at=timezone.now())
        assert (condition in queries.broken(cast["berger"])) is reopens
    assert not queries.broken(cast["luehrs"]).exists()
