"""What happened in the house stands in sentences, for leaders; what concerns people, for the technology as well."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.ledger.actions import record
from stimmig.ledger.models import KINDS, Content
from stimmig.people import actions, queries
from stimmig.people.models import Person
from stimmig.workbench.history.house import HOUSE
from stimmig.workbench.history.sentences import ELSEWHERE, SENTENCES, sentence
from tests.cast import person
from tests.review.browsing import at, text

pytestmark = pytest.mark.django_db
PAGE = "/house/history/"


@pytest.fixture
def told(cast: dict[str, Person]) -> None:
    """The profile gets another line, somebody another role, and somebody leaves."""
    berger, now = cast["berger"], timezone.now()
    lines = [*queries.profile_lines(), ("risk_never", "Wir entlassen niemanden durch eine Maschine.")]
    actions.write_profile(lines=lines, by=berger, at=now)
    actions.change_role(person=cast["petersen"], role="facilitator", by=berger, at=now + timedelta(minutes=1))
    actions.deactivate(person=cast["harms"], by=berger, at=now + timedelta(minutes=2))


def test_every_kind_is_told_once() -> None:
    """Of a use on its own page, everything else here."""
    assert sorted(HOUSE) == sorted(kind for kind in KINDS if kind.partition(".")[0] in ELSEWHERE)
    assert not HOUSE.keys() & SENTENCES.keys()


def test_a_leader_reads_who_changed_what(told: None) -> None:
    """With what stood there before, the latest first."""
    shown = text(at("berger").get(PAGE))
    lines = [
        "Anke Berger hat das Konto von Ole Harms geschlossen.",
        "Anke Berger hat Jule Petersen eine andere Rolle gegeben. Vorher: Urteilt. Jetzt: Moderiert.",
        "Anke Berger hat geändert, wofür das Haus steht.",
    ]
    places = [shown.index(line) for line in lines]
    assert places == sorted(places)
    assert "Wir entlassen niemanden durch eine Maschine." in shown
    assert "Anke Berger hat das Haus gegründet." in text(at("berger").get(f"{PAGE}?page=2")) + shown


def test_the_technology_reads_of_people_and_nothing_of_the_house(told: None) -> None:
    """What the house stands for is content."""
    shown = text(at("thomsen").get(PAGE))
    assert "Ole Harms geschlossen" in shown
    assert "wofür das Haus steht" not in shown
    assert "Wir entlassen" not in shown


@pytest.mark.parametrize("who", ["claussen", "albers", "jansen"])
def test_nobody_else_reads_it(who: str) -> None:
    """They are told who does, and nothing leads there."""
    assert at(who).get(PAGE).status_code == 403
    assert PAGE not in text(at(who).get("/people/"))
    assert PAGE in text(at("berger").get("/people/"))


def test_every_entry_can_be_told(told: None, client: Client) -> None:
    """No entry lacks what its sentence needs."""
    actions.ask_for_link(email=person("albers").email, at=timezone.now())
    for content in Content.objects.filter(entry__kind__in=HOUSE):
        assert sentence(content.read()).strip()


def test_an_account_that_was_unlinked_is_told(cast: dict[str, Person]) -> None:
    """By whom, of whom, and where."""
    said = {"name": "Maike Albers", "provider": "Firmenkonto"}
    record("access.unlinked", subject=cast["albers"], by=cast["berger"], at=timezone.now(), content=said)
    assert "Anke Berger hat die Verknüpfung von Maike Albers mit dem Konto bei Firmenkonto gelöst." in text(
        at("thomsen").get(PAGE)
    )


def test_a_role_changed_before_names_stood_there_is_told_as_well(cast: dict[str, Person]) -> None:
    """Early entries say only from what to what."""
    said = {"from": "reviewer", "to": "facilitator"}
    record("role.changed", subject=cast["petersen"], by=cast["berger"], at=timezone.now(), content=said)
    assert "Vorher: Urteilt. Jetzt: Moderiert." in text(at("berger").get(PAGE))
