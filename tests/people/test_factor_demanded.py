"""A house that wants a second factor of its leaders."""

from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from stimmig.ledger.models import Entry
from stimmig.people import actions
from stimmig.people.models import House, Person
from tests.people.factor import HERE, with_app

DEMANDS = "/house/factor-demands/"


def test_whoever_looks_after_the_technology_wants_it(client: Client, thomsen: Person) -> None:
    """Since when and by whom stands on the page and in the ledger; it ends the same way."""
    client.force_login(thomsen)
    page = client.post(DEMANDS, {"demanded": "yes"}, follow=True)
    assert thomsen.signature in page.text
    assert House.objects.get().second_factor_since
    client.post(DEMANDS, {"demanded": "yes"})  # a second time changes nothing
    client.post(DEMANDS)
    assert not House.objects.get().second_factor_since
    kinds = [entry.kind for entry in Entry.objects.order_by("-seq")[:3]]
    assert kinds[:2] == ["second_factor.waived", "second_factor.required"]
    assert kinds[2] != "second_factor.required"


def test_nobody_else_does(client: Client, claussen: Person, thomsen: Person) -> None:
    """They read who may."""
    client.force_login(claussen)
    page = client.post(DEMANDS, {"demanded": "yes"})
    assert page.status_code == 403
    assert "wer die Technik betreut" in page.text
    assert not House.objects.get().second_factor_since


def test_a_leader_without_one_is_led_to_it_and_nowhere_else(client: Client, berger: Person, thomsen: Person) -> None:
    """Setting up, changing the password and signing out are open; everything else comes afterwards."""
    actions.demand_factor(demanded=True, by=thomsen, at=timezone.now())
    client.force_login(berger)
    for page in ("/", "/use-cases/", "/decisions/", f"/people/{berger.pk}/", "/house/profile/"):
        assert client.get(page)["Location"] == HERE
        assert client.post(page)["Location"] == HERE
    assert "Ein Schritt, dann geht es weiter" in client.get(HERE).text
    assert client.get(HERE + "app/").status_code == 302  # who one is, first
    assert client.get("/accounts/reauthenticate/").status_code == 200
    assert client.get("/accounts/logout/").status_code == 200
    assert client.get("/about/").status_code == 200
    with_app(berger)
    assert client.get("/").status_code == 200


def test_others_go_on_as_before(client: Client, albers: Person, claussen: Person, thomsen: Person) -> None:
    """It is wanted of leaders: they sign."""
    actions.demand_factor(demanded=True, by=thomsen, at=timezone.now())
    for person in (albers, claussen):
        client.force_login(person)
        assert client.get("/").status_code == 200


def test_where_nobody_wants_it_no_page_asks(
    client: Client, berger: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """The rule costs nothing before it is made: session, person, house."""
    client.force_login(berger)
    with django_assert_num_queries(4):
        client.get("/about/")
