"""Entering as anybody of the cast: in the demo, and only there."""

import pytest
from django.test import Client
from pytest_django import Settings

from stimmig.people.models import Person


@pytest.fixture
def demo(settings: Settings) -> None:
    settings.DEMO = True


@pytest.mark.usefixtures("demo")
def test_the_page_lists_the_cast_by_name_and_function(client: Client, albers: Person) -> None:
    """Whoever tries the demo sees whom they can be."""
    page = client.get("/accounts/login/").text
    assert albers.name in page
    assert albers.function in page


@pytest.mark.usefixtures("demo")
def test_one_click_enters(client: Client, albers: Person) -> None:
    """No password is asked, and the page they wanted comes next."""
    answer = client.post("/demo-sessions/", {"person": albers.email, "next": "/people/"})
    assert answer["Location"] == "/people/"
    assert client.session["_auth_user_id"] == str(albers.pk)


@pytest.mark.usefixtures("demo")
def test_it_leads_to_no_other_host(client: Client, albers: Person) -> None:
    """A prepared link cannot send people elsewhere."""
    assert client.post("/demo-sessions/", {"person": albers.email, "next": "https://else.example/"})["Location"] == "/"


@pytest.mark.usefixtures("demo")
def test_strangers_cannot_be_entered(client: Client, albers: Person) -> None:
    """Only who is here can be chosen."""
    assert client.post("/demo-sessions/", {"person": "nobody@else.example"}).status_code == 404


def test_outside_the_demo_there_is_no_such_door(client: Client, albers: Person) -> None:
    """An installation of one's own knows nothing of it."""
    assert client.post("/demo-sessions/", {"person": albers.email}).status_code == 404
    assert albers.name not in client.get("/accounts/login/").text
    assert "_auth_user_id" not in client.session


def test_the_password_is_told_where_it_is_asked_and_only_in_the_demo(
    client: Client, settings: Settings, berger: Person
) -> None:
    """Whoever tries the demo can sign a decision; nobody else is told a password."""
    client.force_login(berger)
    assert settings.DEMO_PASSWORD not in client.get("/accounts/reauthenticate/").text
    settings.DEMO = True
    assert settings.DEMO_PASSWORD in client.get("/accounts/reauthenticate/").text
