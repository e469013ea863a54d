"""An account elsewhere that opens one here: shown to its person, and unlinked where another way in remains."""

from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.utils import timezone

from stimmig.core.errors import Refusal
from stimmig.ledger.models import Content
from stimmig.people import actions, queries
from stimmig.people.models import Person
from stimmig.providers import providers

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def norderdiek(settings: Any) -> None:
    """The house knows one provider."""
    settings.OIDC = providers({"STIMMIG_OIDC_URL": "https://login.example", "STIMMIG_OIDC_NAME": "Norderdiek"})


def linked(person: Person) -> SocialAccount:
    """Somebody who comes in by an account elsewhere."""
    account = SocialAccount.objects.create(user=person, provider="oidc1", uid=f"there-{person.pk}")
    actions.link(person=person, provider="Norderdiek", mark="oidc1", at=timezone.now())
    return account


def unlink(account: SocialAccount, by: Person) -> None:
    actions.unlink(person=account.user, account=account.pk, by=by, at=timezone.now())


def text(client: Client, of: Person) -> str:
    return client.get(f"/people/{of.pk}/").text


def test_the_person_reads_by_what_the_account_is_opened(client: Client, albers: Person, luehrs: Person) -> None:
    """And so does whoever may change what they do here; the start page need not tell it."""
    linked(albers)
    for reader in (albers, luehrs):
        client.force_login(reader)
        shown = text(client, albers)
        assert "Mit Norderdiek verknüpft am" in shown
        assert f'action="/people/{albers.pk}/link-removals/"' in shown
    client.force_login(albers)
    assert "Norderdiek" not in client.get("/").text


def test_a_password_of_ones_own_is_told_there_too(client: Client, albers: Person) -> None:
    """Whoever could read somebody's mail could have set it."""
    asked = actions.ask_for_link(email=albers.email, at=timezone.now())
    assert asked
    actions.accept(token=asked[1], password="ein ganz neues Kennwort", at=timezone.now())
    client.force_login(Person.objects.get(pk=albers.pk))
    assert "wurde über einen Link an die eigene E-Mail ein neues Passwort gesetzt" in text(client, albers)


def test_unlinking_ends_it_and_stays_on_record(client: Client, albers: Person) -> None:
    """By the person themselves, on their own page; from then on it opens nothing until they link it anew."""
    account = linked(albers)
    client.force_login(albers)
    client.post(f"/people/{albers.pk}/link-removals/", {"account": account.pk})
    assert not SocialAccount.objects.exists()
    assert queries.is_unlinked(albers, "oidc1")
    said = Content.objects.order_by("-entry_id")[0].read()
    assert (said["kind"], said["by"]["name"], said["content"]["provider"]) == (
        "access.unlinked",
        albers.name,
        "Norderdiek",
    )
    assert "Wieder verknüpfen" in text(client, albers)
    linked(albers)
    assert not queries.is_unlinked(albers, "oidc1")


def test_administrators_unlink_for_others(thomsen: Person, albers: Person, berger: Person, demir: Person) -> None:
    """But not for a leader, whom only leaders change; whoever judges unlinks nobody else."""
    unlink(linked(albers), thomsen)
    for person, by in ((berger, thomsen), (albers, demir)):
        with pytest.raises(Refusal, match="not-yours"):
            unlink(linked(person), by)


def test_the_last_way_in_stays(client: Client, albers: Person) -> None:
    """Nobody locks themselves out; the page says what comes first."""
    account = linked(albers)
    albers.set_unusable_password()
    albers.save()
    client.force_login(albers)
    shown = client.post(f"/people/{albers.pk}/link-removals/", {"account": account.pk}, follow=True).text
    assert "Es gibt noch keinen anderen Weg herein" in shown
    assert SocialAccount.objects.filter(pk=account.pk).exists()


def test_an_account_that_is_gone_is_gone(albers: Person) -> None:
    """Two windows, one of them late: nothing is recorded twice."""
    account = linked(albers)
    unlink(account, albers)
    before = Content.objects.count()
    actions.unlink(person=albers, account=999, by=albers, at=timezone.now())
    assert Content.objects.count() == before
