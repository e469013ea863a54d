"""Whoever finds the conversation says that something told is about it, and takes that back where it was wrong."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from stimmig.core.errors import Refusal
from stimmig.ledger.cases import queries as cases
from stimmig.ledger.queries import contents_about
from stimmig.operation import actions
from stimmig.operation.actions import incidents
from stimmig.operation.models import Conversation, Incident
from stimmig.people.models import Person
from stimmig.register import actions as register
from tests.cast import person
from tests.operation.incidents import running, told
from tests.operation.talking import conversation

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(now: datetime) -> Conversation:
    """A general enquiry; Torben Brandt runs its use and looks into its conversations."""
    made = conversation(running(), now, retention="K1")
    register.involve(use_case=made.use_case, person=person("brandt"), kind="inspects", by=person("berger"), at=now)
    return made


@pytest.fixture
def incident(talk: Conversation) -> Incident:
    return told(talk.use_case)[0]


@pytest.fixture
def brandt(cast: dict[str, Person]) -> Person:
    return cast["brandt"]


def kept_as(talk: Conversation) -> list[str]:
    return [each.kept_as.code for each in cases.terms(talk.case)]


def test_on_the_page_of_the_conversation_and_back(
    client: Client, talk: Conversation, incident: Incident, brandt: Person
) -> None:
    """The page of the incident leads to the search; from the conversation it is a choice, and a button back."""
    client.force_login(brandt)
    assert f'href="{reverse("conversations")}"' in client.get(reverse("incident", args=[incident.pk])).text
    case, join = (reverse(name, args=[talk.case]) for name in ("conversation_case", "conversation_incidents"))
    assert incident.number in client.get(case).text
    assert client.post(join, {"incident": ""}).status_code == 422
    assert client.post(join, {"incident": incident.pk}).status_code == 302
    assert Incident.objects.get().conversation == talk
    assert client.post(join, {"incident": incident.pk}).status_code == 422  # it is no choice any more
    separations = reverse("separations", args=[talk.case, incident.pk])
    assert separations in client.get(case).text
    assert client.post(separations).status_code == 302
    assert Incident.objects.get().conversation is None
    assert client.post(separations).status_code == 404


def test_both_are_entries_and_the_conversation_is_kept_for_it_as_long_as_it_is_joined(
    talk: Conversation, incident: Incident, brandt: Person, now: datetime
) -> None:
    """Which conversation it is stands in its case only."""
    incidents.join(incident=incident, conversation=talk, by=brandt, at=now)
    assert kept_as(talk) == ["K1", "K5"]
    incidents.separate(incident=incident, conversation=talk, by=brandt, at=now)
    assert kept_as(talk) == ["K1"]
    in_case = [each.said["content"].get("part") for each in cases.read_case(talk.case)]
    assert in_case[-2:] == ["joined", "separated"]
    beside = [each.read() for each in contents_about(incident, "incident.changed")]
    assert [each["content"] for each in beside] == [{"number": incident.number, "part": part} for part in in_case[-2:]]
    assert str(talk.case) not in str(beside)
    assert actions.erase(conversation=talk, by=brandt, at=now).erases


def test_another_incident_goes_on_keeping_it(
    talk: Conversation, incident: Incident, brandt: Person, now: datetime
) -> None:
    """Only what was wrong goes."""
    said = {"use_case": talk.use_case, "happened": "Es war falsch.", "conversation": talk}
    incidents.tell(**said, at=now)  # type: ignore[arg-type]
    incidents.join(incident=incident, conversation=talk, by=brandt, at=now)
    incidents.separate(incident=incident, conversation=talk, by=brandt, at=now)
    assert kept_as(talk) == ["K1", "K5"]


def test_whoever_works_on_it_and_looks_into_conversations_joins_what_belongs_together(
    client: Client, talk: Conversation, incident: Incident, brandt: Person, now: datetime
) -> None:
    """Neither a leader who looks into none, nor whoever looks into them and does not work on it."""
    other = conversation(register.create(title="Anderes", occasion="x", by=brandt, at=now), now)
    for by, about in ((person("berger"), talk), (brandt, other)):
        with pytest.raises(Refusal):
            incidents.join(incident=incident, conversation=about, by=by, at=now)
    vogt = person("vogt")
    register.involve(use_case=talk.use_case, person=vogt, kind="inspects", by=person("berger"), at=now)
    client.force_login(vogt)
    assert 'name="incident"' not in client.get(reverse("conversation_case", args=[talk.case])).text
    with pytest.raises(Refusal):
        incidents.join(incident=incident, conversation=talk, by=vogt, at=now)
    with pytest.raises(Refusal):
        incidents.separate(incident=incident, conversation=talk, by=brandt, at=now)


def test_of_what_is_erased_nothing_is_joined(
    client: Client, talk: Conversation, incident: Incident, brandt: Person, now: datetime
) -> None:
    """Nobody could find anything there."""
    actions.erase(conversation=talk, by=brandt, at=now)
    client.force_login(brandt)
    assert 'name="incident"' not in client.get(reverse("conversation_case", args=[talk.case])).text
    with pytest.raises(Refusal):
        incidents.join(incident=incident, conversation=talk, by=brandt, at=now)
