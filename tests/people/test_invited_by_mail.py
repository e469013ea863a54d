"""Where mail is set up, the link that works once goes to whoever it is for."""

from django.test import Client

from stimmig.people.models import Person
from tests.cast import PASSWORD
from tests.people.test_invitations import NEW
from tests.post import Postbox


def test_the_invitation_arrives_and_opens_the_house(postbox: Postbox, client: Client, claussen: Person) -> None:
    """It says who invites, to what, and its link sets the password; the inviter still sees it once."""
    client.force_login(claussen)
    page = client.post("/people/new/", NEW, follow=True)
    assert postbox.letters[0]["To"] == "lisa.ebert@norderdiek.example"
    assert postbox.letters[0]["Subject"] == f"{claussen.name} lädt Sie zu Stimmig ein"
    assert claussen.signature in " ".join(postbox.text().split())
    assert page.context["link"].endswith(postbox.link())
    assert "ist unterwegs an lisa.ebert@norderdiek.example" in page.text
    assert Client().post(postbox.link(), {"password": PASSWORD})["Location"] == "/"


def test_a_new_link_says_that_it_is_one(postbox: Postbox, client: Client, berger: Person, albers: Person) -> None:
    """Whoever did not ask for it reads what to do."""
    client.force_login(berger)
    page = client.post(f"/people/{albers.pk}/invitations/", follow=True)
    assert postbox.link() not in page.text  # it is as good as the password: for the own mail only
    assert postbox.letters[0]["Subject"] == "Ihr neuer Link für Stimmig"
    assert "nicht darum gebeten" in " ".join(postbox.text().split())


def test_if_it_does_not_leave_the_link_is_handed_on(postbox: Postbox, client: Client, berger: Person) -> None:
    """The invitation stands, and whoever made it knows that nobody has it yet."""
    postbox.closed = True
    client.force_login(berger)
    page = client.post("/people/new/", NEW, follow=True)
    assert "554 No letters today" in page.text
    assert page.context["link"] in page.text


def test_without_mail_the_page_shows_the_link_and_promises_nothing(client: Client, berger: Person) -> None:
    """As it always was."""
    client.force_login(berger)
    page = client.post("/people/new/", NEW, follow=True)
    assert page.context["link"] in page.text
    assert "unterwegs" not in page.text
