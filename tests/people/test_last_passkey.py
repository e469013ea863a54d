"""A passkey that is the only way in is not removed, and two ways in removed at once do not both go."""

import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from stimmig.core.errors import Refusal
from stimmig.people import actions
from stimmig.people.models import Person
from tests.people.factor import HERE


def passkey(person: Person) -> Authenticator:
    """One that signs in alone."""
    said = {"name": "Laptop", "credential": {"clientExtensionResults": {"credProps": {"rk": True}}}}
    return Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data=said)


def without_password(person: Person) -> None:
    person.set_unusable_password()
    person.save()


def remove(client: Client, person: Person, key: Authenticator) -> Any:
    """By the page, having shown a moment ago who one is."""
    client.force_login(person)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time(), "reauthenticated": True}]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()
    return client.post(f"{HERE}passkeys/{key.pk}/removals/", follow=True)


def test_the_only_way_in_stays(client: Client, albers: Person) -> None:
    """The page says what comes first."""
    key = passkey(albers)
    without_password(albers)
    assert "ist Ihr einziger Weg herein" in remove(client, albers, key).text
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_one_of_two_goes(client: Client, albers: Person) -> None:
    """Beside another passkey, or a password; of two the second stays."""
    first, second = passkey(albers), passkey(albers)
    without_password(albers)
    remove(client, albers, first)
    remove(client, albers, second)
    assert list(Authenticator.objects.filter(user=albers)) == [second]


def test_with_a_password_it_goes(client: Client, albers: Person) -> None:
    """Then it is one way of two."""
    remove(client, albers, passkey(albers))
    assert not Authenticator.objects.filter(user=albers).exists()


def test_it_is_asked_of_what_holds_now(albers: Person) -> None:
    """Not of the person a page was opened with: the row is read again under the lock."""
    key = passkey(albers)
    without_password(albers)
    stale = Person.objects.get(pk=albers.pk)
    stale.set_password("so stand es auf der Seite")
    with pytest.raises(Refusal, match="last-passkey"), actions.losing_passkey(person=stale, passkey=key.pk):
        key.delete()
    assert Authenticator.objects.filter(pk=key.pk).exists()
