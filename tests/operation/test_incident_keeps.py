"""A conversation in which something went wrong is kept until that is put right, and for claims after it."""

from datetime import datetime

import pytest
from django.test import Client
from django.utils.timezone import localdate

from stimmig.core import incident as core
from stimmig.core.retention import months_later
from stimmig.ledger.cases import queries as cases
from stimmig.ledger.models import Term
from stimmig.ledger.queries import contents_about
from stimmig.operation import actions, queries
from stimmig.operation.actions import incidents
from stimmig.operation.models import Conversation, Incident
from stimmig.operation.queries.concerns import incident_of
from stimmig.people.models import Person
from tests.operation.incidents import TOLD, say, told
from tests.operation.talking import conversation

REPORTED = {"happened": "Zugesagt, was nicht geht.", "told": "Die Kundin.", "doing": "Rückruf."}


@pytest.fixture
def talk(held: Conversation, now: datetime) -> Conversation:
    """A general enquiry, which could be erased at once."""
    return conversation(held.use_case, now, retention="K1")


def reported(talk: Conversation, by: Person, at: datetime) -> Incident:
    return incidents.open_by_staff(use_case=talk.use_case, conversation=talk, **REPORTED, by=by, at=at)


def term(talk: Conversation) -> Term:
    """The term of class K5."""
    return Term.objects.get(case=talk.case, kept_as="K5")


def test_an_open_incident_keeps_its_conversation(talk: Conversation, demir: Person, now: datetime) -> None:
    """Without a last day, and it is not erased; only restricted."""
    reported(talk, demir, now)
    assert [each.kept_as.code for each in cases.terms(talk.case)] == ["K1", "K5"]
    assert term(talk).ends_on is None
    assert not actions.erase(conversation=talk, by=demir, at=now).erases
    assert not queries.is_erased(talk)


def test_the_last_one_closed_begins_the_three_years(
    talk: Conversation, demir: Person, berger: Person, now: datetime
) -> None:
    """Taken up again they begin anew; a word on what is closed changes nothing."""
    first, second = (say(reported(talk, demir, now), *core.NEEDED, by="berger") for _ in range(2))
    incidents.close(incident=first, by=berger, at=now)
    assert term(talk).ends_on is None
    incidents.close(incident=second, by=berger, at=now)
    ends = months_later(localdate(now), 36)
    assert abs((term(talk).ends_on - ends).days) <= 1  # type: ignore[operator]  # a day there or one after
    incidents.add(incident=second, text="Danke.", at=now)
    assert term(talk).ends_on is not None
    incidents.reopen(incident=second, reason="Es kam wieder.", by=berger, at=now)
    assert term(talk).ends_on is None


def test_what_was_none_keeps_nothing(talk: Conversation, demir: Person, berger: Person, now: datetime) -> None:
    """Once all of it is dismissed; taken up again it keeps again."""
    first, second = (reported(talk, demir, now) for _ in range(2))
    incidents.dismiss(incident=first, reason="Es war keiner.", by=berger, at=now)
    assert term(talk).ends_on is None
    incidents.dismiss(incident=second, reason="Auch das nicht.", by=berger, at=now)
    assert [each.kept_as.code for each in cases.terms(talk.case)] == ["K1"]
    incidents.reopen(incident=second, reason="Doch.", by=berger, at=now)
    assert term(talk).ends_on is None
    incidents.dismiss(incident=second, reason="Nein.", by=berger, at=now)
    assert actions.erase(conversation=talk, by=demir, at=now).erases


def test_what_was_put_right_keeps_beside_what_was_none(
    talk: Conversation, demir: Person, berger: Person, now: datetime
) -> None:
    """One that stands is enough."""
    first, second = reported(talk, demir, now), say(reported(talk, demir, now), *core.NEEDED, by="berger")
    incidents.close(incident=second, by=berger, at=now)
    incidents.dismiss(incident=first, reason="Es war keiner.", by=berger, at=now)
    assert term(talk).ends_on is not None


@pytest.mark.parametrize(("source", "retention"), [("person", "K1"), ("staff", "K5")])
def test_a_dispute_stays_one_also_where_the_house_dismisses_it(
    talk: Conversation, demir: Person, berger: Person, now: datetime, source: str, retention: str
) -> None:
    """What somebody affected told us, and what is kept for claims at its touchpoint anyway."""
    made = say(reported(talk, demir, now), "informed", by="berger")
    Incident.objects.update(source=source)
    Conversation.objects.update(retention=retention)
    incidents.dismiss(incident=made, reason="Es war keiner.", by=berger, at=now)
    assert term(talk).ends_on is not None


def test_harm_on_record_keeps_its_conversation(
    talk: Conversation, demir: Person, berger: Person, now: datetime
) -> None:
    """Whatever the incident turned out to be: whoever came to harm may claim something."""
    made = reported(talk, demir, now)
    incidents.say_harm(incident=made, sentence="Jemand stürzte.", by=berger, at=now)
    incidents.dismiss(incident=made, reason="Die KI war es nicht.", by=berger, at=now)
    assert term(talk).ends_on is not None


def test_what_the_person_gives_up_goes_and_the_incident_goes_on(
    talk: Conversation, demir: Person, berger: Person, now: datetime
) -> None:
    """Whoever told us still finds it behind their link; it is put right and closed without the conversation."""
    incident, token = told(talk.use_case, conversation=talk)
    closed = say(reported(talk, demir, now), *core.NEEDED, by="berger")
    incidents.close(incident=closed, by=berger, at=now)
    assert actions.erase(conversation=talk, by=demir, at=now, given_up=True).erases
    assert queries.is_erased(talk)
    assert contents_about(incident, "incident.changed").last().read()["content"]["part"] == "erased"  # type: ignore[union-attr]
    incident, closed = (Incident.objects.get(pk=each.pk) for each in (incident, closed))
    assert (incident.happened, closed.happened) == (TOLD["happened"], "")
    assert incident_of(token) == incident
    incidents.close(incident=say(incident, *core.NEEDED, by="berger"), by=berger, at=now)
    assert not Term.objects.filter(case=talk.case).exists()


def test_where_somebody_came_to_harm_nothing_is_given_up(
    talk: Conversation, demir: Person, berger: Person, now: datetime
) -> None:
    """The proof of harm stays, whatever is ticked; nobody is told that it could go."""
    incident = reported(talk, demir, now)
    incidents.say_harm(incident=incident, sentence="Sie lag im Krankenhaus.", by=berger, at=now)
    answer = actions.erase(conversation=talk, by=demir, at=now, given_up=True)
    assert (answer.erases, answer.disputed, queries.is_erased(talk)) == (False, False, False)


def test_what_a_leader_signed_to_be_kept_so_is_not_given_up(held: Conversation, demir: Person, now: datetime) -> None:
    """A touchpoint of class K5 keeps without any dispute."""
    signed = conversation(held.use_case, now, retention="K5")
    assert not actions.erase(conversation=signed, by=demir, at=now, given_up=True).erases


def test_the_page_offers_it_only_where_nothing_else_keeps_it(
    talk: Conversation, inspector: Person, client: Client, now: datetime
) -> None:
    """Where nothing is disputed there is nothing to give up; else the answer says what keeps it, and how it goes."""
    client.force_login(inspector)
    here = f"/conversations/{talk.case}/"
    assert "given_up" not in client.get(here).text
    reported(talk, inspector, now)
    assert "given_up" in client.get(here).text
    assert "Es ist der Nachweis" in client.post(f"{here}erasures/", {"asked": "on"}).text
    assert "<h1>Gelöscht</h1>" in client.post(f"{here}erasures/", {"asked": "on", "given_up": "on"}).text
