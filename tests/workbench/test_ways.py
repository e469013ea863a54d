"""The table of core.ways is what the product keeps: every way of every state of every object is gone, for real."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from stimmig.core.ways import LIVES, By, Way
from stimmig.people import actions as people
from stimmig.providers import providers
from stimmig.register.models import UseCase
from tests.cast import PASSWORD, everybody, person
from tests.decision import scene
from tests.workbench.lives import LIVING, PLACE, WHY, Living, turned

ALL = [(noun, name, way) for noun, life in LIVES.items() for name, state in life.states.items() for way in state.ways]
SENT_ONLY = {  # addresses that take what a form on another page sends
    *("seals", "reveals", "participations", "releases", "withdrawals", "abandonments", "signatures"),
    *("deactivation", "invitation_new", "role", "link_removals", "enforcements"),
}
DOORS = {  # where a way begins, if not at its own address
    "signatures": ("decision_draft", "decision_part"),
    "seals": ("answers",),
    "agreed_level": ("picture",),
}


@pytest.fixture(scope="module")
def stories(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """What was judged before a decision, told once and taken back after the last test of the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        everybody()
        scene.TOLD.update({name: scene.tell(name) for name in (scene.QUICK, scene.CONDITIONS, scene.DECLINED)})
        yield
        scene.TOLD.clear()
        transaction.set_rollback(True)


@pytest.fixture
def house(stories: None, db: None, settings: Any) -> None:
    """The house, which knows one provider."""
    settings.OIDC = providers({"STIMMIG_OIDC_URL": "https://login.example", "STIMMIG_OIDC_NAME": "Norderdiek"})


pytestmark = pytest.mark.usefixtures("house")


def living(noun: str, state: str, way: str = "") -> Living:
    return LIVING.get((noun, state, way), LIVING[noun, state])()


def visitor(found: Living, by: By) -> Client:
    """Whoever goes this way; somebody without an account where nobody is named."""
    client, key = Client(), found.who.get(by, "")
    if key:
        client.force_login(person(key))
    return client


def address(found: Living, noun: str) -> str:
    place = "?touchpoint=" + PLACE["touchpoint"] if noun == "settlement" else ""
    return reverse(noun, args=found.arguments[noun]) + place


def doors(found: Living, noun: str) -> list[str]:
    """The addresses of which one stands on the page of the object."""
    if noun in ("withdrawals", "seals") and found.pages[0].startswith("/use-cases/"):
        return [reverse("review", args=found.arguments[noun])]
    first = {"decision_part": ("outcome",)}
    return [reverse(door, args=(found.arguments[noun][0], *first.get(door, ()))) for door in DOORS.get(noun, ())] or [
        address(found, noun).partition("?")[0]
    ]


def on_its_day(found: Living) -> None:
    """The day comes by itself."""
    found.state = lambda: turned(found.about, found.about.due_on)


def soon() -> str:
    return (timezone.localdate() + timedelta(days=7)).isoformat()


def invited(found: Living) -> dict[str, Any]:
    """Who is invited to another review."""
    both = [person("berger").pk, person("albers").pk]
    return {"judges": both, "due_on": soon(), "because": WHY, "scope": "five"}


def fulfilled(found: Living) -> dict[str, Any]:
    """It holds; said of what holds, it does not."""
    state = "not_fulfilled" if found.state() == "holds" else "fulfilled"
    return {"state": state, "observation": WHY}


def heard(found: Living) -> dict[str, Any]:
    """Asked, or answered by whoever was, or not asked any more."""
    state = found.state()
    if state == "asked":
        return {"text": WHY}
    if state == "given":
        return {"kind": "not_asked", "text": WHY}
    return {"kind": "asked", "person": person("jansen").pk, "on": timezone.localdate().isoformat()}


def released(found: Living) -> dict[str, Any]:
    return {"participation": found.about.participations.get(person=person("brandt")).pk, "reason": WHY}


def signed(found: Living) -> dict[str, Any]:
    review = scene.Review.objects.get(pk=found.arguments["signatures"][0])
    return {"password": PASSWORD, "read": scene.seen(review)}


REASON = {"reason": WHY}
RULING = {"sentence": "Beraten wird hier von Mensch zu Mensch.", "mode": "human", "topic": "advice"}
LOOK = {"turned_out": "happened", "observation": WHY, "again": "yes", "again_because": WHY}
SENT: dict[str, dict[str, Any] | Callable[[Living], dict[str, Any]]] = {
    **dict.fromkeys(("endings", "resumptions", "withdrawals", "abandonments", "ruling_ends"), REASON),
    **dict.fromkeys(("stops", "stop_ends"), REASON),
    **{noun: {} for noun in ("seals", "reveals", "deactivation", "invitation_new", "enforcements")},
    **dict.fromkeys(("dismissals", "harms", "incident_reopenings"), REASON),
    "incident_closings": {},
    "agreed_level": {"answer": "2", "reason": WHY},
    "decision_rulings": RULING,
    "dissents": {"reason": WHY, "proof": WHY},
    "fact_request": {"logging-value": "full", "name": "Nils"},
    "fulfilments": fulfilled,
    "invitation": {"password": PASSWORD},
    "link_removals": lambda found: {"account": found.about.pk},
    "opinion": heard,
    "participations": lambda found: {"people": [person("demir").pk], "judging": "judges"},
    "redress": lambda found: {"text": WHY, "person": person("brandt").pk},
    "releases": released,
    "reopenings": {"event": "other", "reason": WHY},
    "retrospects": LOOK,
    "review_new": invited,
    "role": {"role": "observer"},
    "second_round": lambda found: {"subjects": ["R"], "due_on": soon()},
    "settlement": {"outcome": "kept", "reason": WHY},
    "signatures": signed,
    "use_case_fact": {"asked": "logging@", "logging-value": "none", "version": "99"},
    "wakings": {"sentence": WHY},
}
ELSEWHERE = {
    "what_became": "the day comes by itself",
    "openid_connect_login": "leads to a provider; tests/people/test_signed_in_elsewhere.py goes there",
}


def test_every_state_of_the_table_is_built_and_is_what_it_says() -> None:
    """Nothing stands in the table that does not exist, and nothing of it is left out."""
    assert {key[:2] for key in LIVING} == {(noun, state) for noun, state, _ in ALL}
    assert sorted(set(SENT) | set(ELSEWHERE)) == sorted({way.noun for _, _, way in ALL})


@pytest.mark.parametrize(("noun", "state", "way"), ALL, ids=lambda each: each.noun if isinstance(each, Way) else each)
def test_every_way_is_shown_open_and_leads_where_the_table_says(noun: str, state: str, way: Way) -> None:
    """To whoever it is for: the page of the object shows it, its own page opens, and the next state is reached."""
    found = living(noun, state, way.noun)
    assert found.state() == state
    client = visitor(found, way.by)
    if found.who.get(way.by, "") and way.by != By.TIME:
        shown = "".join(client.get(page).content.decode() for page in found.pages)
        assert any(door in shown for door in doors(found, way.noun)), doors(found, way.noun)
    if way.by == By.TIME:
        on_its_day(found)
    elif way.noun not in ELSEWHERE:
        _go(client, found, way)
    if way.noun != "openid_connect_login":
        assert found.state() == way.to


def _go(client: Client, found: Living, way: Way) -> None:
    goal = address(found, way.noun)
    assert client.get(goal).status_code == (405 if way.noun in SENT_ONLY else 200)
    said = SENT[way.noun]
    sent = said(found) if callable(said) else dict(said)
    if way.reason:
        refused = client.post(goal, sent | {"reason": ""})
        assert refused.status_code == 422, "goes without a reason"
    answer = client.post(goal, sent)
    assert answer.status_code in (200, 302), answer.content.decode()[:2000]
    if way.noun == "reopenings" and way.to == "reopened":  # on to the new review, which says why it is opened
        assert client.post(answer.headers["Location"], invited(found)).status_code == 302


def test_where_the_accountable_leader_has_left_another_leader_goes_on(client: Client) -> None:
    """Whoever stands in is found on the page: a leader names somebody, and be it herself, and then decides."""
    found = living("use_case", "retired")
    use: UseCase = found.about
    left = use.accountable
    assert left
    other = person("luehrs" if left != person("luehrs") else "berger")
    people.deactivate(person=left, by=other, at=timezone.now())
    client.force_login(other)
    assert client.get(address(found, "resumptions")).status_code == 403
    naming = reverse("use_case_accountable", args=[use.pk])
    assert naming in client.get(found.pages[0]).content.decode()
    assert client.post(naming, {"person": other.pk, "reason": WHY}).status_code == 302
    assert client.post(address(found, "resumptions"), REASON).status_code == 302
    assert found.state() == "decided"
