"""No brake: how long the first similar decision took and how long the fifth, and what was asked of one person."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from stimmig.decision import queries
from stimmig.decision.models import Decision
from stimmig.decision.queries.pace import Taken
from stimmig.people.models import Person
from stimmig.register.models import UseCase
from tests.decision import scene


def another(like: Decision, number: str, days: int) -> Decision:
    """A later decision in the same area that took so many days."""
    use = UseCase.objects.get(pk=like.use_case_id)
    use.pk, use.uuid, use.created_at = None, uuid4(), like.made_at + timedelta(days=10)
    use.save()
    return Decision.objects.create(
        number=number, use_case=use, review=like.review, outcome=like.outcome, record=like.record,
        signed_name=like.signed_name, made_at=use.created_at + timedelta(days=days),
    )  # fmt: skip


def test_days_and_pages_are_those_of_the_way(db: Any) -> None:
    """From the day it was described to the first signature; five questions and handing in are six pages."""
    decision = scene.decided(scene.QUICK)
    (area,) = queries.pace()
    days = (decision.made_at.date() - decision.use_case.created_at.date()).days
    assert area.first == Taken(decision.pk, decision.number, days, 6)
    assert (area.decided, area.later, area.is_fifth) == (1, None, False)


def test_a_round_in_depth_counts_as_well(db: Any) -> None:
    """Four criteria more, and handing in once more."""
    scene.decided(scene.CONDITIONS)
    assert queries.pace()[0].first.pages == 11


def test_the_first_stands_beside_the_fifth(db: Any, django_assert_max_num_queries: Any) -> None:
    """Until there is a fifth beside the latest; the sixth changes nothing, and each costs no further query."""
    first = scene.decided(scene.QUICK)
    later = [another(first, f"2026-9{n}", days=n) for n in range(5)]
    with django_assert_max_num_queries(2):
        (area,) = queries.pace()
    assert area.first.decision == first.pk
    assert area.later is not None
    assert (area.later.decision, area.later.days) == (later[3].pk, 3)
    assert area.is_fifth


def test_deciding_anew_is_no_second_case(db: Any) -> None:
    """Only the first decision on a use counts."""
    first = scene.decided(scene.QUICK)
    scene.sign(scene.written(scene.QUICK))
    (area,) = queries.pace()
    assert (area.decided, area.first.decision) == (1, first.pk)


def test_with_few_it_says_so(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """One alone is no pace, and none is none."""
    client.force_login(cast["claussen"])
    assert "Noch ist nichts entschieden" in client.get("/decisions/pace/").content.decode()
    scene.decided(scene.QUICK)
    assert "Eine Entscheidung allein sagt nichts über das Tempo" in client.get("/decisions/pace/").content.decode()


@pytest.mark.parametrize(("key", "status"), [("berger", 200), ("claussen", 200), ("wegner", 403), ("thomsen", 404)])
def test_it_is_for_those_who_see_every_decision(
    db: Any, client: Client, cast: dict[str, Person], key: str, status: int
) -> None:
    """A part of the house would show a part of the pace."""
    client.force_login(cast[key])
    assert client.get("/decisions/pace/").status_code == status
