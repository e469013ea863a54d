"""The permanent cast of every test, taken from the example company.

Anke Berger leads and is accountable, Frauke Lührs leads too. Henning Claussen facilitates. Maike Albers, Ayşe Demir,
Torben Brandt, Kemal Yıldız, Jule Petersen, Silke Vogt, Heike Wegner and Ole Harms judge. Dörte Jansen (works council)
and Robert Sievers (data protection) read along. Nils Thomsen looks after the technology and sees no content.
Rieke Fremd judges too, but is invited nowhere: what she can see is too much.
"""

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils.timezone import make_aware

import stimmig.content
from stimmig.people import actions, queries
from stimmig.people.models import House, Person

PASSWORD = settings.DEMO_PASSWORD
COMPANY = Path(stimmig.content.__file__).parent / "company"
DATA = tomllib.loads((COMPANY / "house.toml").read_text())
FOUNDED: datetime = make_aware(DATA["house"]["founded"])
STRANGER = {
    "key": "stranger",
    "name": "Rieke Fremd",
    "email": "rieke.fremd@norderdiek.example",
    "function": "Lager",
    "role": "reviewer",
}
MEMBERS = {member["key"]: member for member in [*DATA["people"], STRANGER]}


def found() -> House:
    """The house, founded by Anke Berger; the same one when asked again."""
    if here := queries.house():
        return here
    leader = MEMBERS["berger"]
    actions.create_house(
        name=DATA["house"]["name"],
        language=DATA["house"]["language"],
        profile=[(line["kind"], line["text"]) for line in DATA["profile"]],
        facts=DATA["facts"],
        leader_name=leader["name"],
        leader_function=leader["function"],
        email=leader["email"],
        password=PASSWORD,
        at=FOUNDED,
    )
    return House.objects.get()


def person(key: str) -> Person:
    """Somebody of the cast, invited by Anke Berger and here with PASSWORD; the same one when asked again."""
    found()
    member = MEMBERS[key]
    known = Person.objects.filter(email=member["email"]).first()
    if known:
        return known
    invited: dict[str, Any] = {name: member[name] for name in ("name", "email", "function", "role")}
    _, token = actions.invite(**invited, by=person("berger"), at=FOUNDED)
    return actions.accept(token=token, password=PASSWORD, at=FOUNDED)


def everybody() -> dict[str, Person]:
    """The whole cast, by key."""
    return {key: person(key) for key in MEMBERS}


def sign_in(page: Any, who: Person, password: str = PASSWORD) -> None:
    """Go through the real sign-in page of a browser window."""
    page.goto("/accounts/login/")
    page.fill("[name=login]", who.email)
    page.fill("[name=password]", password)
    page.click("main button.button")
    page.wait_for_url(lambda url: "/accounts/login/" not in url)


@pytest.fixture
def house(db: None) -> House:
    """The house, with nobody in it but Anke Berger."""
    return found()


@pytest.fixture
def cast(db: None) -> dict[str, Person]:
    """Everybody, by key."""
    return everybody()


@pytest.fixture
def berger(db: None) -> Person:
    """Anke Berger: leads, and is accountable."""
    return person("berger")


@pytest.fixture
def luehrs(db: None) -> Person:
    """Frauke Lührs: leads, and is not accountable."""
    return person("luehrs")


@pytest.fixture
def claussen(db: None) -> Person:
    """Henning Claussen: facilitates."""
    return person("claussen")


@pytest.fixture
def albers(db: None) -> Person:
    """Maike Albers: judges."""
    return person("albers")


@pytest.fixture
def demir(db: None) -> Person:
    """Ayşe Demir: judges."""
    return person("demir")


@pytest.fixture
def brandt(db: None) -> Person:
    """Torben Brandt: judges."""
    return person("brandt")


@pytest.fixture
def yildiz(db: None) -> Person:
    """Kemal Yıldız: judges."""
    return person("yildiz")


@pytest.fixture
def petersen(db: None) -> Person:
    """Jule Petersen: judges."""
    return person("petersen")


@pytest.fixture
def jansen(db: None) -> Person:
    """Dörte Jansen of the works council: reads along."""
    return person("jansen")


@pytest.fixture
def thomsen(db: None) -> Person:
    """Nils Thomsen: looks after the technology and sees no content."""
    return person("thomsen")


@pytest.fixture
def stranger(db: None) -> Person:
    """Rieke Fremd: judges elsewhere, invited nowhere."""
    return person("stranger")
