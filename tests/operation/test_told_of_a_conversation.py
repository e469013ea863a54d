"""Whoever comes from a conversation gives it along with what they tell us, unless they leave it out."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse

from stimmig.ledger.cases import queries as cases
from stimmig.ledger.cases.house import keys
from stimmig.operation import actions
from stimmig.operation.actions import incidents
from stimmig.operation.actions.cases import forget
from stimmig.operation.casefile.basis import Basis
from stimmig.operation.casefile.parts import parts
from stimmig.operation.models import Conversation, Incident
from stimmig.operation.queries import concerns
from stimmig.operation.queries.concerns import concern_token, conversation_told_of
from stimmig.register import actions as register
from tests.cast import person
from tests.operation.incidents import TOLD, running
from tests.operation.talking import SAID, conversation

pytestmark = pytest.mark.django_db
SENT = {**TOLD, "touchpoint": "", "website": ""}
UNKNOWN = "sagt uns der Link nicht mehr"


@pytest.fixture
def talk(now: datetime) -> Conversation:
    """A general enquiry, which could be erased at once."""
    return conversation(running(), now, retention="K1")


def page(talk: Conversation, token: str | None = None) -> str:
    """The address a conversation leads to; or one with something else in the place of its mark."""
    there = reverse("concern", args=[talk.use_case.uuid])
    return f"{there}?conversation={concern_token(talk.case) if token is None else token}"


def ticked(shown: str) -> bool:
    """Whether the conversation is given along as the page stands."""
    assert shown.count('name="along"') == 1
    return "checked" in shown.split('name="along"')[1].split(">")[0]


def test_it_is_said_which_conversation_is_given_along_and_nothing_of_what_was_said(
    client: Client, talk: Conversation
) -> None:
    """Place, day and time; a link may be passed on."""
    shown = client.get(page(talk)).text
    assert ticked(shown)
    assert "Mein Gespräch mitgeben: „Bestellstand“, begonnen am" in shown
    assert "So finden wir Ihr Gespräch sofort." in shown
    assert all(text not in shown for _, text in SAID)
    assert 'name="along"' not in client.get(reverse("concern", args=[talk.use_case.uuid])).text


def test_what_is_told_carries_its_conversation(client: Client, talk: Conversation) -> None:
    """On record in its case, which is kept for it; the person reads that it is with it, and nothing of it."""
    receipt = client.get(client.post(page(talk), SENT | {"along": "on"})["Location"]).text
    assert Incident.objects.get().conversation == talk
    assert [each.kept_as.code for each in cases.terms(talk.case)] == ["K1", "K5"]
    assert "Mitgegeben: Ihr Gespräch" in receipt
    assert all(text not in receipt for _, text in SAID)


def test_one_may_leave_it_out(client: Client, talk: Conversation) -> None:
    """Then it is as if one had come from elsewhere."""
    receipt = client.get(client.post(page(talk), SENT)["Location"]).text
    assert Incident.objects.get().conversation is None
    assert [each.kept_as.code for each in cases.terms(talk.case)] == ["K1"]
    assert "Mitgegeben" not in receipt


@pytest.mark.parametrize("along", [{"along": "on"}, {}])
@pytest.mark.parametrize("again", [{"happened": ""}, {"language": "en"}])
def test_a_form_that_comes_again_keeps_the_tick(
    client: Client, talk: Conversation, along: dict[str, str], again: dict[str, str]
) -> None:
    """Refused, or in another language; set or taken out."""
    shown = client.post(page(talk), SENT | again | along).text
    assert ticked(shown) is bool(along)
    assert TOLD["wish"] in shown


def elsewhere(talk: Conversation) -> str:
    """As another house would sign it."""
    return signing.TimestampSigner(key="another", salt=concerns.SALT).sign(str(talk.case))


def no_case(_: Conversation) -> str:
    return signing.TimestampSigner(salt=concerns.SALT).sign("17")


def of_the_pulse(talk: Conversation) -> str:
    """What opens the one question does not open this."""
    return signing.Signer(salt="stimmig.pulse").sign(str(talk.case))


@pytest.mark.parametrize("made", [elsewhere, no_case, of_the_pulse, lambda talk: str(talk.case), lambda _: "x:y:z"])
def test_a_mark_that_is_none_is_said_and_the_form_works_without_it(
    client: Client, talk: Conversation, made: Any
) -> None:
    """In a sentence, also on a form that is refused, where nothing typed is lost."""
    there = page(talk, made(talk))
    assert UNKNOWN in client.get(there).text
    refused = client.post(there, SENT | {"happened": "", "along": "on"})
    assert refused.status_code == 422
    assert UNKNOWN in refused.text
    assert TOLD["wish"] in refused.text
    assert client.post(there, SENT | {"along": "on"}).status_code == 302
    assert Incident.objects.get().conversation is None


def test_a_mark_runs_out(client: Client, talk: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    """After ninety days, as long as a general enquiry is kept."""
    there = page(talk)
    assert UNKNOWN not in client.get(there).text
    monkeypatch.setattr(concerns, "TELLS_FOR", timedelta(seconds=-1))
    assert UNKNOWN in client.get(there).text


def test_it_names_a_conversation_of_this_use_that_is_still_there(talk: Conversation, now: datetime) -> None:
    """Neither that of another use nor one that was erased."""
    other = register.create(title="Anderes", occasion="x", by=person("albers"), at=now)
    assert conversation_told_of(concern_token(talk.case), talk.use_case) == talk
    assert conversation_told_of(concern_token(talk.case), other) is None
    actions.erase(conversation=talk, by=person("berger"), at=now)
    assert conversation_told_of(concern_token(talk.case), talk.use_case) is None


def test_one_whose_key_is_lost_is_not_given_along(talk: Conversation, client: Client) -> None:
    """Nothing more can be recorded of it; what the person tells arrives all the same."""
    keys().destroy([talk.case])
    assert UNKNOWN in client.get(page(talk)).text
    assert client.post(page(talk), SENT | {"along": "on"}).status_code == 302
    assert Incident.objects.get().conversation is None


def test_one_erased_while_somebody_writes_is_not_given_along(talk: Conversation, now: datetime) -> None:
    """What they tell would hang on what nobody erases any more."""
    actions.erase(conversation=talk, by=person("berger"), at=now)
    made, _token = incidents.tell(use_case=talk.use_case, **TOLD, at=now, conversation=talk)
    assert made.conversation is None


def test_whoever_looks_into_conversations_finds_it_there_and_it_names_what_was_told(
    client: Client, talk: Conversation, now: datetime
) -> None:
    """One click each way, and the look is on record; whoever does not sees only that there is one."""
    client.post(page(talk), SENT | {"along": "on"})
    made, case = Incident.objects.get(), reverse("conversation_case", args=[talk.case])
    incident = reverse("incident", args=[made.pk])
    client.force_login(person("berger"))
    shown = client.get(incident).text
    assert case not in shown
    assert "Dazu gehört ein Gespräch." in shown
    register.involve(use_case=talk.use_case, person=person("brandt"), kind="inspects", by=person("berger"), at=now)
    client.force_login(person("brandt"))
    assert f'href="{case}"' in client.get(incident).text
    read = client.get(case).text
    assert f'href="{incident}"' in read
    assert made.number in read
    assert "case.viewed" in [each.entry.kind for each in cases.read_case(talk.case)]
    assert "gemeldet" in str(parts(Basis(talk, now))[7])


def test_erasing_waits_for_it_and_then_leaves_nothing_of_it(talk: Conversation, now: datetime) -> None:
    """As with what somebody of the house reports of a conversation."""
    said = {"use_case": talk.use_case, "conversation": talk, "happened": "Es war falsch."}
    made, token = incidents.tell(**said, at=now)
    assert not actions.erase(conversation=talk, by=person("berger"), at=now).erases
    assert concerns.incident_of(token) == made
    forget(talk, now)
    assert Incident.objects.get().happened == ""
    assert concerns.incident_of(token) is None
