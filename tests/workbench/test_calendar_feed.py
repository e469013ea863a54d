"""A calendar of one's own by a secret link: what the start page says, by its day, and nothing else."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.people.models import Person
from stimmig.review.models import Judgement
from stimmig.workbench.actions import make_calendar_link
from stimmig.workbench.models import CalendarLink
from stimmig.workbench.queries import errands

pytestmark = pytest.mark.usefixtures("company")


def somebody(name: str) -> Person:
    return Person.objects.get(name=name)


def link_of(name: str) -> str:
    return f"/calendars/{make_calendar_link(person=somebody(name), at=timezone.now())}/stimmig.ics"


def test_every_day_of_mine_stands_in_it(client: Client, settings: Any) -> None:
    """Without signing in, in my language, with the way there."""
    settings.HOUSE_URL = "https://stimmig.norderdiek.example"
    answer = client.get(link_of("Silke Vogt"))
    said = answer.text.replace("\r\n ", "")
    (errand,) = errands(somebody("Silke Vogt"), timezone.now())
    assert errand.until is not None
    assert f"DTSTART;VALUE=DATE:{errand.until:%Y%m%d}" in said
    assert "SUMMARY:Urteil abgeben: Telefonassistent im Kundendienst" in said
    assert f"URL:https://stimmig.norderdiek.example{errand.url}" in said
    assert "no-store" in answer["Cache-Control"]


def test_the_same_thing_stays_the_same_thing(client: Client) -> None:
    """A calendar program that asks again does not show it twice."""
    link = link_of("Silke Vogt")
    uids = [line for _ in range(2) for line in client.get(link).text.splitlines() if line.startswith("UID:")]
    assert len(uids) == 2
    assert len(set(uids)) == 1


def test_nothing_unseen_stands_in_it(client: Client) -> None:
    """Whatever people have judged so far."""
    Judgement.objects.update(reason="Fuchsbaukasten")
    for person in Person.objects.all():
        assert "Fuchsbau" not in client.get(link_of(person.name)).text


def test_the_link_is_kept_as_a_hash_and_shown_once(client: Client) -> None:
    """Nobody who reads the database has it, and the page does not show it again."""
    client.force_login(somebody("Silke Vogt"))
    page = client.post("/notices/calendar-links/").text
    token = page.split("/calendars/")[1].split("/")[0]
    assert Client().get(f"/calendars/{token}/stimmig.ics").status_code == 200
    assert token not in client.get("/notices/").text
    assert not CalendarLink.objects.filter(token_hash__contains=token).exists()


def test_a_link_ends(client: Client) -> None:
    """By a new one, by will, with the account; and there is none for who sees no content."""
    first, second = link_of("Silke Vogt"), link_of("Silke Vogt")
    assert (client.get(first).status_code, client.get(second).status_code) == (404, 200)
    signed_in = Client()
    signed_in.force_login(somebody("Silke Vogt"))
    signed_in.post("/notices/calendar-link-removals/")
    assert client.get(second).status_code == 404
    third = link_of("Silke Vogt")
    Person.objects.filter(name="Silke Vogt").update(is_active=False)
    assert client.get(third).status_code == 404
    assert client.get(link_of("Nils Thomsen")).status_code == 404
