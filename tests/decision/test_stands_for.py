"""Whoever stands for a condition may read the decision that sets it, invited to the review or not."""

import re
from typing import Any

import pytest
from django.test import Client

from stimmig.decision.models import Condition, Decision
from stimmig.people import actions as people
from stimmig.people.models import Person
from tests.cast import FOUNDED
from tests.decision import scene

HERS = ("", "proof/", "memo.pdf", "afterwards/", "staff/", "customers/")


@pytest.fixture
def decision(cast: dict[str, Person]) -> Decision:
    """A decision with a condition for somebody who took no part in its review."""
    condition = {"conditions5-text": "Das Lager zählt mit.", "conditions5-owner": cast["stranger"].name}
    return scene.sign(scene.written(scene.CONDITIONS, conditions=condition | {"conditions5-due_on": scene.day(10)}))


def test_the_owner_reads_it(decision: Decision, client: Client, cast: dict[str, Person]) -> None:
    """The errand on their start page leads to a page that opens, and so does every link on it."""
    client.force_login(cast["stranger"])
    address = f"/decisions/{decision.pk}/"
    (condition,) = decision.conditions.filter(owner_person=cast["stranger"])
    errand = f"/conditions/{condition.pk}/fulfilments/"
    assert errand in client.get("/").content.decode()
    assert address in client.get(errand).content.decode()
    assert {client.get(address + page).status_code for page in HERS} == {200}
    page = client.get(address).content.decode()
    links = set(re.findall(r'href="(/[^"#]*)', page)) - set(re.findall(r'href="(/static/[^"]*)', page))
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_nobody_else_comes_in_with_them(decision: Decision, client: Client, cast: dict[str, Person]) -> None:
    """Whoever stands for nothing in it stays outside."""
    client.force_login(cast["demir"])
    assert {client.get(f"/decisions/{decision.pk}/{page}").status_code for page in HERS[:4]} == {404}


def test_the_administrator_reads_none(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """They are offered for nothing; where somebody writes their name all the same, it links to nobody."""
    condition = {"conditions5-text": "Die Leitung steht.", "conditions5-owner": cast["thomsen"].name}
    condition |= {"conditions5-due_on": scene.day(10)}
    review = scene.written(scene.CONDITIONS, conditions=condition)
    client.force_login(scene.leader_of(review))
    offered = client.get(f"/reviews/{review.pk}/decision/conditions/").content.decode()
    assert f'<option value="{cast["stranger"].name}">' in offered
    assert f'<option value="{cast["thomsen"].name}">' not in offered
    decision = scene.sign(review)
    assert decision.conditions.get(owner=cast["thomsen"].name).owner_person is None
    client.force_login(cast["thomsen"])
    assert {client.get(f"/decisions/{decision.pk}/{page}").status_code for page in HERS} == {404}


def test_the_review_stays_closed_to_them(decision: Decision, client: Client, cast: dict[str, Person]) -> None:
    """They read what was decided, not who judged how."""
    client.force_login(cast["stranger"])
    for address in (f"/reviews/{decision.review_id}/", f"/reviews/{decision.review_id}/picture/"):
        assert client.get(address).status_code == 404
    assert client.get(f"/use-cases/{decision.use_case_id}/").status_code == 404


def test_a_name_two_people_bear_lets_neither_in(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """Nobody reads a decision because they are called like somebody else."""
    twin = {"name": cast["stranger"].name, "email": "zweite@norderdiek.example", "function": "Büro"}
    people.invite(**twin, role="reviewer", by=cast["berger"], at=FOUNDED)
    condition = {"conditions5-text": "Das Lager zählt mit.", "conditions5-owner": cast["stranger"].name}
    condition |= {"conditions5-due_on": scene.day(10)}
    decision = scene.sign(scene.written(scene.CONDITIONS, conditions=condition))
    assert Condition.objects.get(text="Das Lager zählt mit.").owner_person is None
    client.force_login(cast["stranger"])
    assert client.get(f"/decisions/{decision.pk}/").status_code == 404
