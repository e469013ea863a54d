"""A house in which nothing has been described yet."""

from django.test import Client

from stimmig.people.models import Person


def test_it_says_what_to_do_first(client: Client, berger: Person) -> None:
    """Profile, people, first use: what is done is marked, what is next is a link."""
    client.force_login(berger)
    page = client.get("/").text
    for address in ("/house/profile/", "/people/", "/use-cases/new/", "/conversation/"):
        assert f'href="{address}"' in page
    assert client.get("/use-cases/").status_code == 200


def test_whoever_waits_for_an_invitation_is_told_so(client: Client, jansen: Person) -> None:
    """An observer cannot begin anything, and is not asked to."""
    client.force_login(jansen)
    page = client.get("/").text
    assert "/use-cases/new/" not in page
    assert "eingeladen" in page
