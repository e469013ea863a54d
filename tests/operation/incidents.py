"""Incidents of a decided use, made through the real actions."""

from datetime import date
from typing import Any

from django.utils import timezone

from stimmig.core import incident as core
from stimmig.operation.actions import incidents as actions
from stimmig.operation.models import Incident
from stimmig.people.models import Person
from stimmig.register import actions as register
from stimmig.register.models import UseCase
from tests.cast import person

THREE = {
    "happened": "Der Chat hat einen Termin zugesagt.",
    "told": "Die Kundin und die Disposition.",
    "doing": "Wir rufen sie zurück.",
}
TOLD = {"happened": "Ich bekam zwei Antworten.", "wish": "Eine richtige.", "contact": "nele@gast.example"}


def running() -> UseCase:
    """A use that runs: Anke Berger answers for it, Maike Albers began it, Torben Brandt runs it."""
    said = {"title": "Chat am Abend", "occasion": "Abends antwortet niemand."}
    use, berger, now = register.create(**said, by=person("albers"), at=timezone.now()), person("berger"), timezone.now()
    point = {"name": "Frage zur Wartung", "kind": "transactional", "topic": "standard_enquiry", "reason": "Kurz."}
    use = register.change(use_case=use, part={"stage": "running", "touchpoints": [point]}, by=person("albers"), at=now)
    use = register.set_accountable(use_case=use, person=berger, reason="Führt das Haus.", by=berger, at=now)
    register.involve(use_case=use, person=person("brandt"), kind="runs", by=berger, at=now)
    return use


def reported(use: UseCase | None = None, by: str = "albers") -> Incident:
    """By somebody of the house."""
    return actions.open_by_staff(use_case=use or running(), **THREE, by=person(by), at=timezone.now())


def told(use: UseCase | None = None, **said: str) -> tuple[Incident, str]:
    """By a person affected, with the token of their link."""
    return actions.tell(use_case=use or running(), **TOLD | said, at=timezone.now(), language="de")


def word(part: str) -> dict[str, Any]:
    """Something to say on a part."""
    choice = {"severity": "trouble", "compensated": "not_given"}.get(part, "")
    day = date(2027, 1, 4) if part == "deadline" else None
    owner: Person | None = person("brandt") if part == "owner" else None
    return {"choice": choice, "text": f"Gesagt zu {part}.", "day": day, "person": owner}


def say(incident: Incident, *parts: str, by: str = "albers") -> Incident:
    """These parts, one after the other."""
    for part in parts:
        actions.say(incident=incident, part=part, **word(part), by=person(by), at=timezone.now())
    return Incident.objects.get(pk=incident.pk)


def put_right(incident: Incident | None = None) -> Incident:
    """Everything is said that is needed to close it."""
    return say(incident or reported(), *core.NEEDED)


def closed() -> Incident:
    found = put_right()
    actions.close(incident=found, by=person("berger"), at=timezone.now())
    return Incident.objects.get(pk=found.pk)


def dismissed() -> Incident:
    found = say(reported(), "owner")
    actions.dismiss(incident=found, reason="Es war ein Test.", by=person("berger"), at=timezone.now())
    return Incident.objects.get(pk=found.pk)
