"""Whoever takes over conversations or looks into them finds the way there; nobody else is shown it."""

from datetime import datetime

import pytest
from django.test import Client

from stimmig.operation import actions as operation
from stimmig.operation.models import Takeover
from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.register.models import UseCase

DESK, CONVERSATIONS = 'href="/takeovers/"', 'href="/conversations/"'


@pytest.mark.django_db
def test_whoever_takes_over_sees_on_the_start_page_how_many_wait(
    client: Client, demir: Person, waits: Takeover, telephone: UseCase
) -> None:
    """And finds the desk in the menu and on the page of the use."""
    client.force_login(demir)
    start = client.get("/").text
    assert "Eine Person wartet." in start
    assert start.count(DESK) == 2
    assert DESK in client.get(f"/use-cases/{telephone.pk}/").text
    assert CONVERSATIONS not in start


@pytest.mark.django_db
def test_whoever_looks_into_conversations_finds_them(
    client: Client, albers: Person, berger: Person, telephone: UseCase, now: datetime
) -> None:
    """On the start page, in the menu, on the page of the use."""
    register.involve(use_case=telephone, person=albers, kind="inspects", by=berger, at=now)
    client.force_login(albers)
    start = client.get("/").text
    assert start.count(CONVERSATIONS) == 2
    assert CONVERSATIONS in client.get(f"/use-cases/{telephone.pk}/").text
    assert DESK not in start


@pytest.mark.django_db
def test_without_a_part_neither_is_shown(client: Client, berger: Person, waits: Takeover) -> None:
    """A leader reads nothing of it; what is recorded of staff everybody finds in the menu."""
    client.force_login(berger)
    start = client.get("/").text
    assert DESK not in start
    assert CONVERSATIONS not in start
    assert 'href="/house/recording/"' in start


@pytest.mark.django_db
def test_whom_a_human_has_already_does_not_count_as_waiting(
    client: Client, demir: Person, waits: Takeover, now: datetime
) -> None:
    """Also where they call once more: that stands above. And of them nobody says that nobody came."""
    operation.accept(takeover=waits, by=demir, at=now)
    Takeover.objects.update(need_at=now)
    client.force_login(demir)
    calls = client.get("/").text
    assert ("Eine Person wartet." in calls, "Gerade wartet niemand." in calls) == (False, True)
    assert "Jemand ist in Not" in calls
    Takeover.objects.update(ended_at=now, ending="failed")
    over = client.get("/").text
    assert ("niemand kam" in over, "Jemand ist in Not" in over) == (False, False)
    Takeover.objects.update(accepted_at=None)
    assert "Jemand ist in Not" in client.get("/").text
