"""Only what was joined by hand is taken out of a conversation, and the rest is kept as it was before."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from stimmig.core import incident as core
from stimmig.core.errors import Refusal
from stimmig.ledger.models import Term
from stimmig.operation import actions
from stimmig.operation.actions import incidents
from stimmig.operation.models import Conversation, Incident
from stimmig.operation.queries import joining
from stimmig.people.models import Person
from stimmig.register import actions as register
from tests.cast import person
from tests.operation.incidents import THREE, TOLD, reported, running, say, told
from tests.operation.talking import conversation

pytestmark = pytest.mark.django_db
OFFERED = "Dazu gehört ein anderes Gespräch"


@pytest.fixture
def talk(now: datetime) -> Conversation:
    return talk_of("K1", now)


def talk_of(retention: str, now: datetime) -> Conversation:
    """Torben Brandt runs its use and looks into its conversations."""
    made = conversation(running(), now, retention=retention)
    register.involve(use_case=made.use_case, person=person("brandt"), kind="inspects", by=person("berger"), at=now)
    return made


@pytest.fixture
def brandt(cast: dict[str, Person]) -> Person:
    return cast["brandt"]


def begun(talk: Conversation, how: str, at: datetime) -> Incident:
    """Something that went wrong in it, on record in one of the four ways."""
    of_it = {"use_case": talk.use_case, "conversation": talk, "at": at}
    if how == "person":
        return incidents.tell(**TOLD, **of_it)[0]  # type: ignore[arg-type]
    if how == "rule":
        return incidents.open_by_rule(finding="false_promise", happened="Ein Preis.", **of_it)  # type: ignore[arg-type]
    if how == "staff":
        return incidents.open_by_staff(**THREE, by=person("albers"), **of_it)  # type: ignore[arg-type]
    joined = told(talk.use_case)[0]
    incidents.join(incident=joined, conversation=talk, by=person("brandt"), at=at)
    incidents.say_harm(incident=joined, sentence="Sie stürzte.", by=person("berger"), at=at)
    return joined


def term(talk: Conversation) -> Term:
    return Term.objects.get(case=talk.case, kept_as="K5")


def closed_since(talk: Conversation, by: Person, ago: timedelta, now: datetime) -> date:
    """Something of it that was put right long ago; the day."""
    old, berger = begun(talk, "staff", now - ago), person("berger")
    incidents.close(incident=say(old, *core.NEEDED), by=berger, at=now - ago)
    return localdate(now - ago)


@pytest.mark.parametrize("how", ["person", "rule", "staff", "harm"])
def test_what_began_with_it_stays_and_so_does_what_harmed_somebody(
    client: Client, talk: Conversation, brandt: Person, now: datetime, how: str
) -> None:
    """Nothing is offered; whoever sends it all the same reads why, and the proof of a dispute stays."""
    incident = begun(talk, how, now)
    client.force_login(brandt)
    shown = client.get(reverse("conversation_case", args=[talk.case])).text
    assert (incident.number in shown, OFFERED in shown) == (True, False)
    answer = client.post(reverse("separations", args=[talk.case, incident.pk]))
    assert answer.status_code == 403
    assert ("dass jemand zu Schaden kam" if how == "harm" else "begann mit diesem Gespräch") in answer.text
    with pytest.raises(Refusal, match="not-to-separate"):
        incidents.separate(incident=incident, conversation=talk, by=brandt, at=now)
    assert Incident.objects.get().conversation == talk
    assert term(talk).ends_on is None


def test_what_was_taken_out_and_told_again_is_joined_anew(talk: Conversation, brandt: Person, now: datetime) -> None:
    """When it was joined stands with it as long as it is."""
    incident = told(talk.use_case)[0]
    for _ in range(2):
        incidents.join(incident=incident, conversation=talk, by=brandt, at=now)
        assert Incident.objects.get().joined_at == now
        incidents.separate(incident=incident, conversation=talk, by=brandt, at=now)
        assert Incident.objects.get().joined_at is None


def test_the_receipt_does_not_say_given_along_of_what_the_house_found(
    client: Client, talk: Conversation, brandt: Person, now: datetime
) -> None:
    """The person gave nothing along, and reads nothing of a conversation that might be somebody else's."""
    incident, token = told(talk.use_case)
    incidents.join(incident=incident, conversation=talk, by=brandt, at=now)
    shown = client.get(reverse("receipt", args=[token])).text
    assert incident.number in shown
    assert "Mitgegeben" not in shown


def test_what_was_closed_long_ago_runs_out_when_it_would_have(
    talk: Conversation, brandt: Person, now: datetime
) -> None:
    """A mistake of the house begins no new three years for the others; an open one keeps it without a last day."""
    day = closed_since(talk, brandt, timedelta(days=700), now)
    before = term(talk).ends_on
    incident = told(talk.use_case)[0]
    incidents.join(incident=incident, conversation=talk, by=brandt, at=now)
    assert term(talk).ends_on is None
    incidents.separate(incident=incident, conversation=talk, by=brandt, at=now)
    assert (term(talk).closed_on, term(talk).ends_on) == (day, before)
    begun(talk, "staff", now)
    incidents.join(incident=incident, conversation=talk, by=brandt, at=now)
    incidents.separate(incident=incident, conversation=talk, by=brandt, at=now)
    assert (term(talk).closed_on, term(talk).ends_on) == (None, None)


def test_at_a_touchpoint_kept_for_claims_its_own_term_is_left_alone(brandt: Person, now: datetime) -> None:
    """It counts more than what went wrong: nothing begins, and nothing is shortened."""
    talk = talk_of("K5", now)
    incident = told(talk.use_case)[0]
    for ends in (None, localdate(now)):
        incidents.join(incident=incident, conversation=talk, by=brandt, at=now)
        incidents.separate(incident=incident, conversation=talk, by=brandt, at=now)
        assert term(talk).closed_on == ends
        closed_since(talk, brandt, timedelta(days=700), now)


def test_of_what_is_restricted_nothing_is_joined_or_taken_out_without_a_ground(
    client: Client, talk: Conversation, brandt: Person, now: datetime
) -> None:
    """Art. 18 (2) DSGVO: whoever sends it past the question is asked it."""
    joined, other = told(talk.use_case)[0], told(talk.use_case)[0]
    incidents.join(incident=joined, conversation=talk, by=brandt, at=now)
    assert not actions.erase(conversation=talk, by=brandt, at=now).erases
    client.force_login(brandt)
    join, out = reverse("conversation_incidents", args=[talk.case]), reverse("separations", args=[talk.case, joined.pk])
    for address, sent in ((join, {"incident": other.pk}), (out, {})):
        answer = client.post(address, sent)
        assert (answer.status_code, "Wofür lesen Sie es?" in answer.text) == (422, True)
    assert list(talk.incidents.all()) == [joined]
    actions.look_into(conversation=talk, ground="claims", by=brandt, at=now)
    assert client.post(join, {"incident": other.pk}).status_code == 302
    assert client.post(out).status_code == 302
    assert list(talk.incidents.all()) == [other]


def test_the_latest_are_offered_and_only_what_one_works_on(
    talk: Conversation, brandt: Person, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An observer who once looked after one reads it, and works on none."""
    first, second = told(talk.use_case)[0], reported(talk.use_case)
    assert joining.joinable_to(brandt, talk) == [second, first]
    monkeypatch.setattr(joining, "CHOICES_MAX", 1)
    assert joining.joinable_to(brandt, talk) == [second]
    vogt = person("vogt")
    Incident.objects.filter(pk=first.pk).update(owner=vogt)
    assert joining.joinable_to(vogt, talk) == [first]
    Person.objects.filter(pk=vogt.pk).update(role=Person.Role.OBSERVER)
    assert joining.joinable_to(Person.objects.get(pk=vogt.pk), talk) == []
