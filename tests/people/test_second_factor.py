"""Signing in with more than a password: the app, recovery codes, and what happens when they are lost."""

import re
from urllib.parse import unquote

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from stimmig.core.errors import Refusal
from stimmig.ledger.models import Entry
from stimmig.people import actions, queries
from stimmig.people.models import Person
from tests.people.factor import HERE, again, by_password, code, recovery_codes, with_app


@pytest.fixture
def signed_in(client: Client, albers: Person) -> Client:
    by_password(client, albers)
    return client


def test_setting_up_asks_who_one_is_and_shows_the_key(signed_in: Client, albers: Person) -> None:
    """Password once more, a picture inside the page, the first code: then there are ten recovery codes."""
    asked = signed_in.get(HERE + "app/")
    assert unquote(asked["Location"]) == f"/accounts/reauthenticate/?next={HERE}app/"
    again(signed_in)
    page = signed_in.get(HERE + "app/")
    secret = page.context["form"].secret
    assert secret in page.text
    assert "data:" not in page.text
    done = signed_in.post(HERE + "app/", {"code": code(secret)}, follow=True)
    assert queries.has_factor(albers)
    assert "Notfallcodes" in done.text
    assert len(re.findall(r"<li><code>\d{8}</code>", done.text)) == 10


def test_a_wrong_first_code_sets_up_nothing(signed_in: Client, albers: Person) -> None:
    """The page comes back with the same key, and says what to type."""
    again(signed_in)
    secret = signed_in.get(HERE + "app/").context["form"].secret
    page = signed_in.post(HERE + "app/", {"code": code(secret, ahead=9)})
    assert page.context["form"].secret == secret
    assert "Dieser Code stimmt nicht" in page.text
    assert not queries.has_factor(albers)


def test_the_password_alone_no_longer_lets_in(client: Client, albers: Person) -> None:
    """It leads to the question for the code; the right one opens the house."""
    secret = with_app(albers)
    assert by_password(client, albers)["Location"].startswith(HERE + "authenticate/")
    assert client.get("/people/").status_code == 302
    assert "Dieser Code stimmt nicht" in client.post(HERE + "authenticate/", {"code": "000000"}).text
    assert client.post(HERE + "authenticate/", {"code": code(secret)})["Location"] == "/"
    assert client.get("/people/").status_code == 200


def test_a_code_opens_once(client: Client, albers: Person) -> None:
    """Whoever looked over a shoulder comes too late."""
    shown = code(with_app(albers))
    by_password(client, albers)
    client.post(HERE + "authenticate/", {"code": shown})
    late = Client()
    by_password(late, albers)
    late.post(HERE + "authenticate/", {"code": shown})
    assert late.get("/people/").status_code == 302


def test_guessing_codes_is_slowed(client: Client, albers: Person) -> None:
    """After five wrong codes the right one does not help for a while."""
    secret = with_app(albers)
    by_password(client, albers)
    for _ in range(5):
        client.post(HERE + "authenticate/", {"code": "000000"})
    assert "warten Sie fünf Minuten" in client.post(HERE + "authenticate/", {"code": code(secret)}).text


def test_a_recovery_code_opens_once(client: Client, albers: Person) -> None:
    """Lost phone, paper at hand."""
    with_app(albers)
    first = recovery_codes(albers)[0]
    by_password(client, albers)
    assert client.post(HERE + "authenticate/", {"code": first})["Location"] == "/"
    assert first not in recovery_codes(albers)


def test_new_codes_end_the_old_ones_and_come_as_a_file(signed_in: Client, albers: Person) -> None:
    """What was printed and lost opens nothing."""
    with_app(albers)
    again(signed_in)
    old = recovery_codes(albers)
    signed_in.post(HERE + "codes/new/")
    new = recovery_codes(albers)
    assert not set(old) & set(new)
    file = signed_in.get(HERE + "codes/file/")
    assert "attachment" in file["Content-Disposition"]
    assert [line for line in file.text.splitlines() if line.isdigit()] == new


def test_the_app_can_be_removed(signed_in: Client, albers: Person) -> None:
    """With it go the recovery codes, which stand in for nothing any more."""
    with_app(albers)
    again(signed_in)
    assert "Authenticator-App entfernen" in signed_in.get(HERE + "app/removals/").text
    signed_in.post(HERE + "app/removals/")
    assert not Authenticator.objects.filter(user=albers).exists()


def test_a_link_that_works_once_does_not_go_past_it(client: Client, albers: Person) -> None:
    """A new password is one factor; the other is asked as always."""
    with_app(albers)
    asked = actions.ask_for_link(email=albers.email, at=timezone.now())
    assert asked
    answer = client.post(f"/invitations/{asked[1]}/", {"password": "Sturmflut im November"})
    assert answer["Location"].startswith(HERE + "authenticate/")
    assert client.get("/people/").status_code == 302


def test_somebody_else_takes_a_lost_one_away(client: Client, berger: Person, luehrs: Person) -> None:
    """The ledger has it, the password opens again, and the person reads who did it."""
    with_app(luehrs)
    client.force_login(berger)
    assert "Den zweiten Faktor von Frauke Lührs entfernen" in client.get(f"/people/{luehrs.pk}/").text
    client.post(f"/people/{luehrs.pk}/factor-removals/")
    assert Entry.objects.last().kind == "second_factor.removed"
    theirs = Client()
    assert by_password(theirs, luehrs)["Location"] == "/"
    assert f"{berger.signature}, hat am" in theirs.get("/").text


def test_only_whoever_may_change_the_person_does(berger: Person, thomsen: Person, claussen: Person) -> None:
    """Technology and facilitation do not weaken a leader's account."""
    with_app(berger)
    for person in (thomsen, claussen):
        with pytest.raises(Refusal):
            actions.remove_factor(person=berger, by=person, at=timezone.now())
    assert queries.has_factor(berger)
