"""Whoever forgot the password sets a new one by a link to their own mail, and by nothing else."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from django.utils import timezone

from stimmig.ledger.models import Entry
from stimmig.people import actions, queries
from stimmig.people.models import Invitation, Person
from stimmig.people.views.arriving import forgotten
from tests.cast import PASSWORD
from tests.post import Postbox

PAGE = "/accounts/password/forgotten/"
NEW = "Sturmflut im November"


def test_the_link_sets_a_new_password_and_lets_in(postbox: Postbox, client: Client, albers: Person) -> None:
    """Asked for, mailed, used: the ledger has its own word for it, and no renewal by somebody else is shown."""
    assert albers.email.upper() in client.post(PAGE, {"email": albers.email.upper()}).text
    assert postbox.letters[0]["To"] == albers.email
    assert "Ihr neues Passwort" in client.get(postbox.link()).text
    assert client.post(postbox.link(), {"password": NEW})["Location"] == "/"
    albers.refresh_from_db()
    assert albers.check_password(NEW)
    assert Entry.objects.last().kind == "password.reset"
    assert queries.recent_renewals(albers, timezone.now()) == []


def test_it_signs_out_whoever_knew_the_old_one(postbox: Postbox, client: Client, albers: Person) -> None:
    """Elsewhere the old password was a key; with it go the sessions it opened."""
    elsewhere = Client()
    elsewhere.force_login(albers)
    client.post(PAGE, {"email": albers.email})
    client.post(postbox.link(), {"password": NEW})
    assert elsewhere.get("/people/").status_code == 302


def test_the_page_does_not_tell_who_is_known_here(postbox: Postbox, client: Client, albers: Person) -> None:
    """The same words for everybody; strangers and closed accounts get no letter."""
    Person.objects.filter(pk=albers.pk).update(is_active=False)
    asked = (albers.email, "nobody@else.example")
    pages = [client.post(PAGE, {"email": email}).text.replace(email, "") for email in asked]
    said = [re.search("<main.*</main>", page, re.S) for page in pages]
    assert said[0]
    assert said[1]
    assert said[0][0] == said[1][0]
    assert postbox.letters == []


def test_it_works_once_and_for_two_hours(albers: Person) -> None:
    """A mailbox is open for longer than a wish for a new password."""
    now = timezone.now()
    asked = actions.ask_for_link(email=albers.email, at=now)
    assert asked
    assert queries.invitation(asked[1], now + timedelta(hours=1, minutes=59))
    assert not queries.invitation(asked[1], now + timedelta(hours=2))


def test_asking_ends_earlier_links_of_ones_own_only(berger: Person, albers: Person) -> None:
    """By typing an address nobody takes away the invitation somebody else made."""
    now = timezone.now()
    invited = actions.invite_again(person=albers, by=berger, at=now)
    first, second = (actions.ask_for_link(email=albers.email, at=now) for _ in range(2))
    assert first
    assert second
    assert [bool(queries.invitation(token, now)) for token in (invited, first[1], second[1])] == [True, False, True]
    actions.accept(token=second[1], password=NEW, at=now)
    assert not Invitation.objects.filter(used_at=None, expires_at__gt=now).exists()


def test_asking_again_and_again_is_slowed(postbox: Postbox, client: Client, albers: Person) -> None:
    """Nobody fills a mailbox by typing its address."""
    answers = [client.post(PAGE, {"email": albers.email}).status_code for _ in range(4)]
    assert answers == [200, 200, 200, 429]
    assert len(postbox.letters) == 3


def test_without_mail_the_page_says_who_makes_a_link(client: Client, albers: Person) -> None:
    """No form that would lead nowhere, and no link made by sending one."""
    assert "Die Leitung erzeugt ihn" in client.get(PAGE).text
    client.post(PAGE, {"email": albers.email})
    assert not Invitation.objects.filter(used_at=None).exists()


def test_a_letter_that_does_not_leave_tells_the_log(
    postbox: Postbox, client: Client, albers: Person, caplog: pytest.LogCaptureFixture
) -> None:
    """The page stays the same for everybody; whoever looks after the technology finds the reason."""
    postbox.closed = True
    assert client.post(PAGE, {"email": albers.email}).status_code == 200
    assert "554 No letters today" in caplog.text
    assert PASSWORD not in caplog.text


def test_the_page_is_whole_before_anybody_is_looked_up(postbox: Postbox, rf: RequestFactory, albers: Person) -> None:
    """So it takes as long for an address that is known here as for any other."""
    request = rf.post(PAGE, {"email": albers.email})
    request.user = AnonymousUser()
    page = forgotten(request)
    assert albers.email in page.content.decode()
    assert not Invitation.objects.filter(made_by=albers).exists()
    page.close()
    assert postbox.letters[0]["To"] == albers.email
