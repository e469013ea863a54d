"""Who is here, in which role, and until when."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from stimmig.core.errors import Refusal
from stimmig.ledger.models import Entry
from stimmig.people import actions
from stimmig.people.models import Person
from tests.cast import PASSWORD


def test_a_leader_gives_another_role(client: Client, berger: Person, albers: Person) -> None:
    """The change holds and stands in the ledger."""
    client.force_login(berger)
    page = client.post(f"/people/{albers.pk}/roles/", {"role": "facilitator"}, follow=True)
    albers.refresh_from_db()
    assert albers.is_facilitator
    assert [str(message) for message in page.context["messages"]]
    assert Entry.objects.last().kind == "role.changed"


def test_nothing_changed_leaves_no_trace(client: Client, berger: Person, albers: Person) -> None:
    """Pressing the button without a choice records nothing."""
    before = Entry.objects.count()
    client.force_login(berger)
    client.post(f"/people/{albers.pk}/roles/", {"role": albers.role})
    assert Entry.objects.count() == before


def test_nobody_changes_themselves(client: Client, berger: Person, luehrs: Person) -> None:
    """Neither role nor account: somebody else does it."""
    client.force_login(berger)
    client.post(f"/people/{berger.pk}/roles/", {"role": "reviewer"})
    client.post(f"/people/{berger.pk}/deactivations/")
    berger.refresh_from_db()
    assert (berger.is_leader, berger.is_active) == (True, True)


def test_technology_touches_no_leader(berger: Person, thomsen: Person) -> None:
    """Whoever looks after the technology changes others, but neither takes nor gives leadership."""
    for change in (
        lambda: actions.change_role(person=berger, role="observer", by=thomsen, at=timezone.now()),
        lambda: actions.deactivate(person=berger, by=thomsen, at=timezone.now()),
    ):
        with pytest.raises(Refusal):
            change()


def test_the_house_keeps_a_leader(berger: Person, luehrs: Person) -> None:
    """The last one who leads keeps the role."""
    actions.change_role(person=luehrs, role="observer", by=berger, at=timezone.now())
    luehrs.role = Person.Role.LEADER  # as if still in a page that was opened before
    with pytest.raises(Refusal, match="last-leader"):
        actions.deactivate(person=berger, by=luehrs, at=timezone.now())


def test_the_first_leader_is_relieved_by_an_administrator(berger: Person, thomsen: Person) -> None:
    """Until somebody looks after the technology, the first leader does."""
    berger.refresh_from_db()
    assert not berger.is_administrator
    assert thomsen.is_administrator


def test_a_closed_account_keeps_its_name_and_can_come_back(client: Client, berger: Person, albers: Person) -> None:
    """The page still says who it was; a new link brings the person back."""
    client.force_login(berger)
    client.post(f"/people/{albers.pk}/deactivations/")
    assert Entry.objects.last().kind == "person.deactivated"
    assert albers.name in client.get("/people/").text
    token = actions.invite_again(person=albers, by=berger, at=timezone.now())
    assert actions.accept(token=token, password=PASSWORD, at=timezone.now()).is_active


def test_people_who_do_not_invite_see_themselves_only(client: Client, albers: Person, berger: Person) -> None:
    """Others' pages are not theirs to see."""
    client.force_login(albers)
    assert berger.name not in client.get("/people/").text
    assert client.get(f"/people/{albers.pk}/").status_code == 200
    assert client.get(f"/people/{berger.pk}/").status_code == 404
    assert client.post(f"/people/{berger.pk}/deactivations/").status_code == 404


def test_the_people_page_asks_few_queries(
    client: Client, cast: dict[str, Person], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """However many people are here, the page asks six."""
    client.force_login(cast["berger"])
    with django_assert_max_num_queries(6):
        client.get("/people/")
