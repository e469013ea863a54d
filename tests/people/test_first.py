"""The first page of an empty installation."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from stimmig.core.errors import Refusal
from stimmig.ledger.models import Content, Entry
from stimmig.people import actions
from stimmig.people.models import House, Person, ProfileLine
from tests.cast import PASSWORD, found
from tests.racing import overtaken

pytestmark = pytest.mark.django_db

FILLED = {
    "name": "Norderdiek Gebäudetechnik",
    "language": "de",
    "leader_name": "Anke Berger",
    "leader_function": "Geschäftsführung",
    "email": "Anke.Berger@norderdiek.example",
    "password": PASSWORD,
    "value": "Wir kommen, wenn wir es gesagt haben.\n\n  Bei uns hat jede Sache ein Gesicht.  ",
    "risk_never": "Niemand bleibt in Not mit einer Maschine allein.",
}


def test_an_empty_house_shows_one_page_only(client: Client) -> None:
    """Whatever is asked for, the first page answers until the house exists."""
    for path in ("/", "/use-cases/", "/accounts/login/", "/people/"):
        assert client.get(path)["Location"] == "/first/"
    assert client.get("/first/").status_code == 200


def test_it_makes_the_house_its_profile_and_its_first_leader(client: Client) -> None:
    """One form, and the house stands: profile by kind, the leader signed in, one entry in the ledger."""
    answer = client.post("/first/", FILLED)
    leader = Person.objects.get()
    assert answer["Location"] == "/"
    assert House.objects.get().name == "Norderdiek Gebäudetechnik"
    assert list(ProfileLine.objects.values_list("kind", "text")) == [
        ("value", "Wir kommen, wenn wir es gesagt haben."),
        ("value", "Bei uns hat jede Sache ein Gesicht."),
        ("risk_never", "Niemand bleibt in Not mit einer Maschine allein."),
    ]
    assert (leader.is_leader, leader.is_administrator, leader.email) == (True, True, "anke.berger@norderdiek.example")
    assert client.session["_auth_user_id"] == str(leader.pk)
    assert Entry.objects.get().kind == "house.created"


def test_there_is_one_house(client: Client, house: House) -> None:
    """Once the house stands, the first page makes no second one."""
    assert client.post("/first/", FILLED)["Location"] == "/"
    assert House.objects.count() == 1
    assert Person.objects.count() == 1


def test_what_was_said_at_founding_is_recorded() -> None:
    """The first profile and the first facts stand in the ledger like every later one."""
    said = {"name": "Norderdiek", "language": "de", "leader_name": "Anke Berger", "leader_function": ""}
    lines, facts = [("value", "Wir sagen, was wir tun."), ("risk_never", "Das Vertrauen")], {"microenterprise": False}
    actions.create_house(
        **said, email="a@norderdiek.example", password=PASSWORD, profile=lines, facts=facts, at=timezone.now()
    )
    recorded = Content.objects.get(entry__kind="house.created").read()["content"]
    assert [(line["kind"], line["text"]) for line in recorded["profile"]] == lines
    assert recorded["facts"] == facts


def test_whoever_founds_it_second_comes_to_the_house(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody else sent the same page a moment earlier: no error, no second leader, nobody signed in."""
    overtaken(monkeypatch, actions, "create_house", found)
    answer = client.post("/first/", FILLED | {"name": "Ein anderes Haus"})
    assert answer["Location"] == "/"
    assert "_auth_user_id" not in client.session
    assert House.objects.get().name == "Norderdiek Gebäudetechnik"
    assert Person.objects.count() == 1


@pytest.mark.usefixtures("transactional_db")
def test_of_two_at_the_same_moment_one_founds_it() -> None:
    """The database lets one of them through, and the other is refused."""
    together = Barrier(2)

    def create(email: str) -> str:
        together.wait()
        said = {"name": "Norderdiek", "language": "de", "leader_name": "Anke Berger", "leader_function": ""}
        while True:
            try:
                actions.create_house(**said, email=email, password=PASSWORD, at=timezone.now())
                return "founded"
            except Refusal as refusal:
                return refusal.code
            except OperationalError:  # SQLite in memory refuses where a file would wait; PostgreSQL waits
                assert connection.vendor == "sqlite"
                sleep(0.05)
            finally:
                connection.close()

    with ThreadPoolExecutor(2) as both:
        said = sorted(both.map(create, ["a@norderdiek.example", "b@norderdiek.example"]))
    assert said == ["founded", "house-exists"]
    assert Person.objects.count() == 1


def test_nothing_typed_is_lost(client: Client) -> None:
    """A weak password is refused with a reason; everything else stands as it was typed."""
    answer = client.post("/first/", FILLED | {"password": "kurz"})
    assert answer.status_code == 422
    assert "Wir kommen, wenn wir es gesagt haben." in answer.text
    assert House.objects.count() == 0


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"value": "x" * 201}, "200"),
        ({"value": "\n".join(f"Satz {n}" for n in range(8))}, "7"),
        ({"value": "Zweimal.", "leadership": "Zweimal."}, "Zweimal."),
    ],
)
def test_a_profile_stays_readable(client: Client, changed: dict[str, str], said: str) -> None:
    """Sentences that are too long, too many or there twice are named."""
    answer = client.post("/first/", FILLED | changed)
    assert answer.status_code == 422
    assert said in answer.text
