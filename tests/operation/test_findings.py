"""What the rules found becomes an incident where it is grave, one open at a time for each use and code."""

from datetime import datetime

import pytest
from django.core.management import call_command

from stimmig.operation import actions
from stimmig.operation.actions import incidents
from stimmig.operation.models import Conversation, Incident, PolicyFinding
from stimmig.people.models import Person
from stimmig.register.models import UseCase
from tests.operation.talking import conversation


def found(held: Conversation, at: datetime, code: str = "claims_human", *, went_out: bool = False) -> None:
    """As the gateway notes it."""
    place = {"use_case": held.use_case, "conversation": held, "touchpoint": held.touchpoint}
    PolicyFinding.objects.create(**place, code=code, went_out=went_out, at=at)


def test_what_the_person_read_is_an_incident_at_once(held: Conversation, now: datetime) -> None:
    """Found by `stimmig watch`, in the language of the house, in the case of its conversation."""
    found(held, now, "promises", went_out=True)
    call_command("watch", "--once", verbosity=0)
    made = Incident.objects.get()
    assert (made.source, made.finding, made.conversation) == ("rule", "promises", held)
    assert made.happened.startswith("Die KI hat etwas zugesagt.")


def test_a_lie_withheld_is_one_the_second_time_in_a_conversation(
    held: Conversation, telephone: UseCase, now: datetime
) -> None:
    """Once in two of them is none, nor is anything else that was prevented."""
    other = conversation(telephone, now)
    for talk in (held, other):
        found(talk, now)
        found(talk, now, "promises")
        found(talk, now, "promises")
    assert actions.open_grave(now) == 0
    found(held, now)
    assert actions.open_grave(now) == 1


def test_one_open_incident_a_use_and_code(held: Conversation, berger: Person, now: datetime) -> None:
    """What was looked at is never looked at again; after the incident is closed the next finding opens another."""
    for _ in range(3):
        found(held, now, "promises", went_out=True)
    assert (actions.open_grave(now), actions.open_grave(now)) == (1, 0)
    found(held, now, "shifts_liability", went_out=True)
    assert actions.open_grave(now) == 1
    closed = Incident.objects.get(finding="promises")
    incidents.dismiss(incident=closed, reason="Ein Test.", by=berger, at=now)
    assert actions.open_grave(now) == 0
    found(held, now, "promises", went_out=True)
    assert actions.open_grave(now) == 1


def test_answers_nobody_recorded_are_an_incident_without_a_conversation(telephone: UseCase, now: datetime) -> None:
    """How many they were is said."""
    said = {"use_case": telephone, "touchpoint": "Bestellstand", "code": "unrecorded", "went_out": True}
    PolicyFinding.objects.create(**said, turns=3, at=now)
    assert actions.open_grave(now) == 1
    made = Incident.objects.get()
    assert (made.conversation, made.touchpoint) == (None, "Bestellstand")
    assert "3 Antworten" in made.happened


def test_whoever_dies_in_the_middle_leaves_it_to_the_next(
    held: Conversation, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The look and the incident are one transaction."""
    found(held, now, "promises", went_out=True)
    with monkeypatch.context() as broken:
        broken.setattr("stimmig.operation.actions.findings.open_by_rule", lambda **_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            actions.open_grave(now)
    assert actions.open_grave(now) == 1
