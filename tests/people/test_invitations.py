"""Bringing people in by a link that works once."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.core.errors import Refusal
from stimmig.ledger.models import Entry
from stimmig.people import actions, queries
from stimmig.people.models import Invitation, Person
from tests.cast import PASSWORD
from tests.racing import overtaken

NEW = {"name": "Lisa Ebert", "function": "Ausbildung", "email": "Lisa.Ebert@norderdiek.example", "role": "reviewer"}


def invite(by: Person) -> tuple[Person, str]:
    return actions.invite(**NEW, by=by, at=timezone.now())


def test_the_link_is_shown_once_to_whoever_invites(client: Client, claussen: Person) -> None:
    """The page after inviting shows it; the next look at the same page does not."""
    client.force_login(claussen)
    page = client.post("/people/new/", NEW, follow=True)
    link = page.context["link"]
    assert link.startswith("http://testserver/invitations/")
    assert link in page.text
    assert link not in client.get(page.request["PATH_INFO"]).text


def test_it_sets_the_password_and_lets_in(client: Client, berger: Person) -> None:
    """Whoever opens the link chooses a password and is there."""
    person, token = invite(berger)
    assert "Lisa Ebert" in client.get(f"/invitations/{token}/").text
    assert client.post(f"/invitations/{token}/", {"password": PASSWORD})["Location"] == "/"
    person.refresh_from_db()
    assert client.session["_auth_user_id"] == str(person.pk)
    assert person.check_password(PASSWORD)
    assert [entry.kind for entry in Entry.objects.order_by("-seq")[:2]] == ["access.taken", "person.invited"]


def test_it_works_once(client: Client, berger: Person) -> None:
    """A used link opens nothing and changes nothing."""
    person, token = invite(berger)
    actions.accept(token=token, password=PASSWORD, at=timezone.now())
    assert client.post(f"/invitations/{token}/", {"password": "Etwas ganz anderes"}).status_code == 410
    with pytest.raises(Refusal):
        actions.accept(token=token, password="Etwas ganz anderes", at=timezone.now())
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_of_two_who_use_it_at_once_the_first_comes_in(
    client: Client, berger: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second is told that the link is over, and the first password stays."""
    person, token = invite(berger)

    def quicker() -> None:
        actions.accept(token=token, password=PASSWORD, at=timezone.now())

    overtaken(monkeypatch, actions, "accept", quicker)
    answer = client.post(f"/invitations/{token}/", {"password": "Etwas ganz anderes"})
    assert answer.status_code == 410
    assert "_auth_user_id" not in client.session
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_it_expires_after_fourteen_days(client: Client, berger: Person) -> None:
    """Fourteen days it holds, then no longer."""
    _, token = actions.invite(**NEW, by=berger, at=timezone.now() - timedelta(days=14, minutes=1))
    assert client.get(f"/invitations/{token}/").status_code == 410
    now = timezone.now()
    _, token = actions.invite(**NEW | {"email": "b@norderdiek.example"}, by=berger, at=now)
    assert queries.invitation(token, now + timedelta(days=13, hours=23))


def test_only_the_hash_of_the_link_rests_here(berger: Person) -> None:
    """Nobody can read a link from the database."""
    _, token = invite(berger)
    assert token not in str(Invitation.objects.values())


def test_an_invented_link_opens_nothing(client: Client, house: object) -> None:
    """Guessing leads to the same page as an old link."""
    assert client.get("/invitations/invented/").status_code == 410


def test_a_weak_password_is_refused(client: Client, berger: Person) -> None:
    """It must be long, and it must not be the name."""
    _, token = invite(berger)
    assert client.post(f"/invitations/{token}/", {"password": "kurz"}).status_code == 422
    assert client.post(f"/invitations/{token}/", {"password": "lisa.ebert@norderdiek"}).status_code == 422


def test_nobody_is_invited_twice(client: Client, berger: Person, albers: Person) -> None:
    """The form says that this address is known; the action refuses as well."""
    client.force_login(berger)
    assert client.post("/people/new/", NEW | {"email": albers.email.upper()}).status_code == 422
    with pytest.raises(Refusal):
        actions.invite(**NEW | {"email": albers.email.upper()}, by=berger, at=timezone.now())


def test_of_two_who_invite_the_same_person_at_once_one_does(
    client: Client, berger: Person, claussen: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second finds the sentence at the field, and what was typed still there."""
    client.force_login(claussen)
    overtaken(monkeypatch, actions, "invite", lambda: invite(berger))
    answer = client.post("/people/new/", NEW)
    assert answer.status_code == 422
    assert "Lisa Ebert" in answer.text
    assert Person.objects.filter(email="lisa.ebert@norderdiek.example").count() == 1


def test_reviewers_and_observers_invite_nobody(client: Client, albers: Person, jansen: Person) -> None:
    """They are told who does."""
    for person in (albers, jansen):
        client.force_login(person)
        answer = client.get("/people/new/")
        assert answer.status_code == 403
        assert "Leaders, facilitators" in answer.text or "Einladen können" in answer.text


def test_only_leaders_make_leaders(client: Client, claussen: Person, thomsen: Person) -> None:
    """Neither facilitation nor technology can give itself the power to decide."""
    for person in (claussen, thomsen):
        client.force_login(person)
        assert client.post("/people/new/", NEW | {"role": "leader"}).status_code == 422
        with pytest.raises(Refusal):
            actions.invite(**NEW | {"role": "leader"}, by=person, at=timezone.now())


def test_a_new_link_ends_the_earlier_ones(berger: Person) -> None:
    """Whoever finds an old link finds nothing."""
    person, first = invite(berger)
    now = timezone.now()
    second = actions.invite_again(person=person, by=berger, at=now)
    assert queries.invitation(first, now) is None
    assert queries.invitation(second, now)


def test_technology_makes_no_link_to_a_leaders_account(berger: Person, thomsen: Person, claussen: Person) -> None:
    """A link is as good as a password, and a leader's signs decisions."""
    for person in (thomsen, claussen):
        with pytest.raises(Refusal):
            actions.invite_again(person=berger, by=person, at=timezone.now())


def test_nobody_comes_in_as_a_leader_who_was_only_invited(berger: Person, claussen: Person, thomsen: Person) -> None:
    """Before a leader has set a password, a new link would make a leader of whoever opens it."""
    awaited, _ = actions.invite(**NEW | {"role": "leader"}, by=berger, at=timezone.now())
    for person in (claussen, thomsen):
        with pytest.raises(Refusal):
            actions.invite_again(person=awaited, by=person, at=timezone.now())
    assert actions.invite_again(person=awaited, by=berger, at=timezone.now())
