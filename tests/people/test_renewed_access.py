"""A new link to an account that has a password: never unseen, by the ledger or by the person concerned."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.ledger.models import Content
from stimmig.people import actions, queries
from stimmig.people.models import Person
from tests.cast import PASSWORD


@pytest.fixture
def renewed(berger: Person, luehrs: Person) -> Person:
    """Berger, for whom Lührs made a link and used it herself."""
    token = actions.invite_again(person=berger, by=luehrs, at=timezone.now())
    return actions.accept(token=token, password=PASSWORD, at=timezone.now())


def recorded(number: int) -> list[dict[str, object]]:
    return [content.read() for content in Content.objects.order_by("-entry_id")[:number]]


def test_the_ledger_has_its_own_word_for_it(renewed: Person, luehrs: Person) -> None:
    """It is no ordinary invitation: by whom and for whom stands there, and that somebody came in by it."""
    taken, made = recorded(2)
    assert (made["kind"], made["by"]["name"], made["content"]["name"]) == ("access.renewed", luehrs.name, renewed.name)
    assert (taken["kind"], taken["content"]["link_by"]) == ("access.taken", luehrs.signature)


def test_the_first_link_renews_nothing(berger: Person) -> None:
    """Before there is a password there is nothing to replace; that the link was used is kept all the same."""
    said = {"name": "Lisa Ebert", "function": "Ausbildung", "email": "l@norderdiek.example", "role": "reviewer"}
    person, _ = actions.invite(**said, by=berger, at=timezone.now())
    token = actions.invite_again(person=person, by=berger, at=timezone.now())
    actions.accept(token=token, password=PASSWORD, at=timezone.now())
    assert [what["kind"] for what in recorded(3)] == ["access.taken", "person.invited", "person.invited"]
    assert queries.renewals(person) == []


def test_the_person_reads_it_on_the_start_page_and_on_their_own(
    renewed: Person, luehrs: Person, albers: Person, client: Client
) -> None:
    """By whom, when, and what to do; nobody else reads it on their start page."""
    client.force_login(renewed)
    for page in ("/", f"/people/{renewed.pk}/"):
        shown = client.get(page).text
        assert "Ihr Zugang wurde erneuert" in shown
        assert luehrs.signature in shown
        assert "ein neues Passwort gesetzt" in shown
    client.force_login(albers)
    assert "Zugang wurde erneuert" not in client.get("/").text


def test_others_read_it_on_the_page_of_the_person(renewed: Person, luehrs: Person, client: Client) -> None:
    """Who may see the person sees what happened to the account."""
    client.force_login(luehrs)
    assert "Der Zugang wurde erneuert" in client.get(f"/people/{renewed.pk}/").text


def test_the_start_page_says_it_for_thirty_days(renewed: Person) -> None:
    """Then it stands on the page of the person only. Nobody can put it away before."""
    now = timezone.now()
    assert queries.recent_renewals(renewed, now + timedelta(days=29))
    assert not queries.recent_renewals(renewed, now + timedelta(days=30))
    assert queries.renewals(renewed)


def test_a_link_nobody_used_is_told_as_well(berger: Person, luehrs: Person) -> None:
    """It stands there as not used, beside an earlier one that was."""
    first = actions.invite_again(person=berger, by=luehrs, at=timezone.now())
    actions.accept(token=first, password=PASSWORD, at=timezone.now())
    actions.invite_again(person=berger, by=luehrs, at=timezone.now())
    assert [bool(one.taken_at) for one in queries.renewals(berger)] == [False, True]


def test_administrators_read_it_on_the_page_they_begin_with(thomsen: Person, luehrs: Person, client: Client) -> None:
    """They see no start page of uses; the list of people is theirs."""
    token = actions.invite_again(person=thomsen, by=luehrs, at=timezone.now())
    client.force_login(actions.accept(token=token, password=PASSWORD, at=timezone.now()))
    assert "Ihr Zugang wurde erneuert" in client.get("/people/").text
