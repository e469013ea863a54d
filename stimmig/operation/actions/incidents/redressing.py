"""An incident is worked on part by part, answered, closed and taken up again."""

from datetime import date, datetime

from django.db import transaction

from stimmig.core import incident as core
from stimmig.core.errors import Refusal
from stimmig.ledger.actions import record
from stimmig.operation import webhooks
from stimmig.operation.actions.incidents.recording import counted_anew, recorded, recorded_in, told_of
from stimmig.operation.models import (
    Conversation,
    Exchange,
    Harm,
    Incident,
    IncidentClosing,
    IncidentReopening,
    Redress,
)
from stimmig.operation.queries import incidents as queries
from stimmig.operation.queries.joining import may_join, may_separate
from stimmig.people.models import Person

Kind = IncidentClosing.Kind


@transaction.atomic
def say(
    *, incident: Incident, part: str, by: Person, at: datetime, choice: str = "", text: str = "",
    day: date | None = None, person: Person | None = None,
) -> Redress:  # fmt: skip
    """Put a word on one part of putting it right. An earlier word stays readable; the latest counts."""
    held = _in_hand(incident, by)
    if part not in core.PARTS or core.faults(part, {"choice": choice, "text": text, "day": day, "person": person}):
        raise Refusal("incomplete-word")
    if choice == Redress.Severity.HARM or queries.is_settled(held, part):
        raise Refusal("not-yours")  # the accountable leader says so, and then it is said
    if person and not queries.may_own(held.use_case).filter(pk=person.pk).exists():
        raise Refusal("cannot-own")
    name = person.signature if person else ""
    said = Redress.objects.create(
        incident=held, part=part, choice=choice, text=text, day=day, person=person, person_name=name,
        by=by, name=by.signature, at=at,
    )  # fmt: skip
    _keep_in_step(held, said)
    content = {"part": part, "choice": choice, "day": day.isoformat() if day else "", "person": name}
    recorded("incident.changed", held, content, by=by, at=at)
    return said


def _keep_in_step(incident: Incident, said: Redress) -> None:
    """The columns by which incidents are looked up; whoever tells the person has answered them."""
    if said.part == Redress.Part.OWNER:
        incident.owner = said.person
    elif said.part == Redress.Part.DEADLINE:
        incident.deadline = said.day
    elif said.part == Redress.Part.INFORMED:
        incident.heard_at = None
    incident.save(update_fields=["owner", "deadline", "heard_at"])


@transaction.atomic
def answer(*, incident: Incident, text: str, by: Person, at: datetime) -> Exchange:
    """Write to the person who told us; they read it behind their link."""
    held = _worked_on(incident, by)
    if held.token_hash is None:
        raise Refusal("nobody-to-answer")
    said = Exchange.objects.create(incident=held, of_house=True, text=text, by=by, name=by.name, at=at)
    held.heard_at = None
    held.save(update_fields=["heard_at"])
    recorded("incident.changed", held, {"part": "answer"}, by=by, at=at)
    return said


@transaction.atomic
def add(*, incident: Incident, text: str, at: datetime) -> Exchange:
    """A further word of the person who told us, also on what is closed: then somebody of the house looks again."""
    held = _held(incident)
    said = Exchange.objects.create(incident=held, of_house=False, text=text, at=at)
    held.heard_at = at
    held.save(update_fields=["heard_at"])
    recorded("incident.changed", held, {"part": "person"}, by=None, at=at)
    return said


@transaction.atomic
def say_harm(*, incident: Incident, sentence: str, by: Person, at: datetime) -> Harm:
    """The accountable leader puts on record that somebody came to harm, which says what it led to.

    A person opens the new review, not this.
    """
    held = _held(incident)
    if not queries.may_say_harm(by, held):
        raise Refusal("not-yours")
    said = Harm.objects.create(incident=held, sentence=sentence, by=by, name=by.signature, at=at)
    Redress.objects.create(
        incident=held, part=Redress.Part.SEVERITY, choice=Redress.Severity.HARM, text=sentence,
        by=by, name=by.signature, at=at,
    )  # fmt: skip
    recorded("incident.changed", held, {"part": "harm"}, by=by, at=at)
    return said


@transaction.atomic
def close(*, incident: Incident, by: Person, at: datetime) -> IncidentClosing:
    """Close what is put right. Incomplete names everything that is still missing."""
    held = _in_hand(incident, by)
    core.require_complete(queries.said(held))
    return _close(held, Kind.REDRESSED, "", by, at)


@transaction.atomic
def dismiss(*, incident: Incident, reason: str, by: Person, at: datetime) -> IncidentClosing:
    """Close what turned out to be no incident, with the reason; whoever told us of it was told so before."""
    held = _in_hand(incident, by)
    core.require_told(queries.said(held), held.source)
    return _close(held, Kind.DISMISSED, reason, by, at)


def _close(held: Incident, kind: str, reason: str, by: Person, at: datetime) -> IncidentClosing:
    held.closing = IncidentClosing.objects.create(
        incident=held, kind=kind, reason=reason, by=by, name=by.signature, at=at
    )
    held.heard_at = None
    held.save(update_fields=["closing", "heard_at"])
    recorded("incident.closed", held, {"kind": kind}, by=by, at=at)
    webhooks.announce("incident.closed", at=at, **told_of(held) | {"actor": "human", "reason": kind})
    return held.closing


@transaction.atomic
def reopen(*, incident: Incident, reason: str, by: Person, at: datetime) -> IncidentReopening:
    """Take up again what was closed. What was said before still counts."""
    held = _worked_on(incident, by)
    if held.closing is None:
        raise Refusal("not-closed")
    closing, held.closing = held.closing, None
    held.save(update_fields=["closing"])
    anew = IncidentReopening.objects.create(closing=closing, reason=reason, by=by, name=by.signature, at=at)
    recorded("incident.changed", held, {"part": "reopened"}, by=by, at=at)
    return anew


@transaction.atomic
def join(*, incident: Incident, conversation: Conversation, by: Person, at: datetime) -> None:
    """Somebody who found the conversation says that this is about it. From then on it is kept for it, too."""
    held = _in_hand(incident, by)
    if held.conversation is not None or not may_join(by, held, conversation):
        raise Refusal("not-to-join")
    _belongs(held, conversation, conversation, "joined", by, at)


@transaction.atomic
def separate(*, incident: Incident, conversation: Conversation, by: Person, at: datetime) -> None:
    """It is about another conversation after all, and this one is kept as if it had never been joined."""
    held = _in_hand(incident, by)
    if not may_separate(by, held, conversation):
        raise Refusal("not-to-separate")
    _belongs(held, None, conversation, "separated", by, at)
    counted_anew(conversation)


def _belongs(held: Incident, now: Conversation | None, talk: Conversation, part: str, by: Person, at: datetime) -> None:
    """On record in both: which conversation it is, and was, stands in the case only."""
    content = {"number": held.number, "part": part}
    record("incident.changed", subject=held, by=by, at=at, content=content)
    held.conversation, held.joined_at = now, at if now else None
    held.save(update_fields=["conversation", "joined_at"])
    recorded_in(talk, "incident.changed", content, by=by, at=at)


def _held(incident: Incident) -> Incident:
    """The incident as it is now; whoever else writes to it waits until this is done."""
    locked = Incident.objects.select_for_update(of=("self",)).select_related(
        "use_case__accountable", "closing", "harm", "conversation"
    )
    return locked.get(pk=incident.pk)


def _worked_on(incident: Incident, by: Person) -> Incident:
    held = _held(incident)
    if not queries.works_on(by, held):
        raise Refusal("not-yours")
    return held


def _in_hand(incident: Incident, by: Person) -> Incident:
    held = _worked_on(incident, by)
    if held.closing is not None:
        raise Refusal("closed")
    return held
