"""Whoever comes in by an account elsewhere has no password here, and is no less here for it."""

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.core.errors import Refusal
from stimmig.ledger.models import Content
from stimmig.people import actions, queries
from stimmig.people.models import Person
from tests.post import Postbox


@pytest.fixture
def elsewhere(albers: Person) -> Person:
    """Maike Albers, who signs in with the house's own account and has never set a password."""
    albers.set_unusable_password()
    albers.last_login = timezone.now()
    albers.save()
    return albers


def test_who_only_invites_makes_no_link_to_their_account(elsewhere: Person, claussen: Person, client: Client) -> None:
    """A new link is as good as the account; only whoever may change the person makes one."""
    before = elsewhere.invitations.count()
    with pytest.raises(Refusal, match="not-yours"):
        actions.invite_again(person=elsewhere, by=claussen, at=timezone.now())
    client.force_login(claussen)
    client.post(f"/people/{elsewhere.pk}/invitations/")
    assert elsewhere.invitations.count() == before


def test_who_may_is_seen_doing_it(elsewhere: Person, berger: Person) -> None:
    """The ledger calls it a renewal, and the person concerned reads who it was."""
    actions.invite_again(person=elsewhere, by=berger, at=timezone.now())
    assert Content.objects.latest("entry_id").read()["kind"] == "access.renewed"
    assert [one.by for one in queries.renewals(elsewhere)] == [berger.signature]


def test_a_closed_account_is_opened_by_nobody_who_only_invites(
    albers: Person, berger: Person, claussen: Person
) -> None:
    """Not even where its owner never came."""
    Person.objects.filter(pk=albers.pk).update(password="!", last_login=None)
    albers.refresh_from_db()
    assert queries.may_invite_again(claussen, albers)
    actions.deactivate(person=albers, by=berger, at=timezone.now())
    albers.refresh_from_db()
    assert not queries.may_invite_again(claussen, albers)


def test_the_way_back_comes_by_ones_own_mail(postbox: Postbox, albers: Person, berger: Person, client: Client) -> None:
    """With mail set up nobody else sees the link to a closed account that was in use, and still it opens again."""
    actions.deactivate(person=albers, by=berger, at=timezone.now())
    client.force_login(berger)
    page = client.post(f"/people/{albers.pk}/invitations/", follow=True)
    assert postbox.letters[0]["To"] == albers.email
    assert postbox.link() not in page.text


def test_a_password_is_set_by_ones_own_mail(elsewhere: Person, client: Client) -> None:
    """There is none to change yet: the page is not offered, and its address leads to where one gets one."""
    client.force_login(elsewhere)
    assert "/accounts/password/" not in client.get(f"/people/{elsewhere.pk}/").text
    assert client.get("/accounts/password/")["Location"] == "/accounts/password/forgotten/"
