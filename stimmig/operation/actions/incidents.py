"""Something went wrong: opened, worked on part by part, closed, taken up again.

The ledger is told what was done, by whom, and every choice; never what somebody typed about a person. That rests in
the tables of this chapter, where it can be erased.
"""

import secrets
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from stimmig.core import incident as core
from stimmig.core.errors import Refusal
from stimmig.ledger.actions import record
from stimmig.ledger.cases.actions import keep_no_longer
from stimmig.operation import webhooks
from stimmig.operation.actions.keeping import kept
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
from stimmig.operation.queries import is_erased
from stimmig.people.models import Person
from stimmig.people.queries import token_hash
from stimmig.register.models import UseCase
from stimmig.register.queries import use_cases_for

LETTERS = "ABCDEFGHKLMNPQRSTUVWXYZ23456789"  # none that is taken for another when read out
NUMBER_LETTERS = 6
KEPT_AS = "K5"
Source, Kind = Incident.Source, IncidentClosing.Kind


@transaction.atomic
def open_by_staff(
    *, use_case: UseCase, happened: str, told: str, doing: str, by: Person, at: datetime,
    touchpoint: str = "", conversation: Conversation | None = None,
) -> Incident:  # fmt: skip
    """Put on record that something went wrong: what happened, who was told, what we do now. The rest can wait."""
    if not use_cases_for(by).filter(pk=use_case.pk).exists():
        raise Refusal("not-yours")
    said = {"happened": happened, "told": told, "doing": doing, "by": by, "name": by.signature}
    return _open(use_case, Source.STAFF, at, touchpoint=touchpoint, conversation=conversation, **said)


@transaction.atomic
def open_by_rule(
    *, use_case: UseCase, finding: str, happened: str, at: datetime, touchpoint: str = "",
    conversation: Conversation | None = None,
) -> Incident:  # fmt: skip
    """A rule of the policy noticed something that a human has to look at. `finding` is its code."""
    place = {"touchpoint": touchpoint, "conversation": conversation}
    return _open(use_case, Source.RULE, at, finding=finding, happened=happened, **place)


@transaction.atomic
def tell(
    *, use_case: UseCase, happened: str, at: datetime, wish: str = "", contact: str = "",
    touchpoint: str = "", language: str = "",
) -> tuple[Incident, str]:  # fmt: skip
    """Take what a person affected tells us, and the token of the link by which they read how it stands. Shown once."""
    token = secrets.token_urlsafe(32)
    said = {"happened": happened, "wish": wish, "contact": contact, "touchpoint": touchpoint, "language": language}
    keep = {"token_hash": token_hash(token), "deadline": core.answer_by(localdate(at)), "heard_at": at}
    return _open(use_case, Source.PERSON, at, **said, **keep), token


def _open(use_case: UseCase, source: str, at: datetime, **said: Any) -> Incident:
    opened = Incident.objects.create(use_case=use_case, source=source, number=_number(at), at=at, **said)
    content = {"source": source, "touchpoint": opened.touchpoint, "finding": opened.finding}
    _recorded("incident.opened", opened, content, by=opened.by, at=at)
    webhooks.announce("incident.opened", at=at, **_told_of(opened))
    return opened


def _recorded(kind: str, incident: Incident, content: Mapping[str, Any], *, by: Person | None, at: datetime) -> None:
    """In the case of the conversation, and gone with it; of its own where no conversation is known or it was erased.

    The conversation is kept for claims from then on, to three years after the last is closed; not where it was none.
    """
    said = {"number": incident.number, **content}
    talk = incident.conversation
    if talk is not None and not is_erased(talk):
        over = not talk.incidents.filter(closing=None).exists()
        kept(talk, kind, said, by=by, at=at, kept_as=KEPT_AS, closes=over)
        if talk.retention != KEPT_AS and queries.was_none(talk):
            keep_no_longer(case=talk.case, kept_as=KEPT_AS)
    else:
        record(kind, subject=incident, by=by, at=at, content=said)


def _number(at: datetime) -> str:
    """A number for the receipt. Nobody can guess another, and it opens nothing."""
    while True:
        drawn = f"{localdate(at):%y}-" + "".join(secrets.choice(LETTERS) for _ in range(NUMBER_LETTERS))
        if not Incident.objects.filter(number=drawn).exists():
            return drawn


def _told_of(incident: Incident) -> dict[str, Any]:
    """What other programs are told of an incident: where it happened, never what was typed."""
    kinds = {Source.RULE: "bot", Source.STAFF: "human", Source.PERSON: "customer"}
    return {
        "use_case": incident.use_case,
        "touchpoint": incident.touchpoint or None,
        "conversation": incident.conversation,
        "actor": kinds[Source(incident.source)],
        "reason": incident.finding or incident.source,
        "context": {"number": incident.number},
        "page": ("incident", incident.pk),
        "deadline": incident.deadline.isoformat() if incident.deadline else None,
    }


@transaction.atomic
def say(
    *, incident: Incident, part: str, by: Person, at: datetime, choice: str = "", text: str = "",
    day: date | None = None, person: Person | None = None,
) -> Redress:  # fmt: skip
    """Put a word on one part of putting it right. An earlier word stays readable; the latest counts."""
    held = _in_hand(incident, by)
    if part not in core.PARTS or core.faults(part, {"choice": choice, "text": text, "day": day, "person": person}):
        raise Refusal("incomplete-word")
    if person and not queries.may_own(held.use_case).filter(pk=person.pk).exists():
        raise Refusal("cannot-own")
    name = person.signature if person else ""
    said = Redress.objects.create(
        incident=held, part=part, choice=choice, text=text, day=day, person=person, person_name=name,
        by=by, name=by.signature, at=at,
    )  # fmt: skip
    _keep_in_step(held, said)
    content = {"part": part, "choice": choice, "day": day.isoformat() if day else "", "person": name}
    _recorded("incident.changed", held, content, by=by, at=at)
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
    held = _held(incident)
    if not queries.works_on(by, held):
        raise Refusal("not-yours")
    if held.token_hash is None:
        raise Refusal("nobody-to-answer")
    said = Exchange.objects.create(incident=held, of_house=True, text=text, by=by, name=by.name, at=at)
    held.heard_at = None
    held.save(update_fields=["heard_at"])
    _recorded("incident.changed", held, {"part": "answer"}, by=by, at=at)
    return said


@transaction.atomic
def add(*, incident: Incident, text: str, at: datetime) -> Exchange:
    """A further word of the person who told us, also on what is closed: then somebody of the house looks again."""
    held = _held(incident)
    said = Exchange.objects.create(incident=held, of_house=False, text=text, at=at)
    held.heard_at = at
    held.save(update_fields=["heard_at"])
    _recorded("incident.changed", held, {"part": "person"}, by=None, at=at)
    return said


@transaction.atomic
def say_harm(*, incident: Incident, sentence: str, by: Person, at: datetime) -> Harm:
    """The accountable leader puts on record that somebody came to harm. A person opens the new review, not this."""
    held = _held(incident)
    if not queries.may_say_harm(by, held):
        raise Refusal("not-yours")
    said = Harm.objects.create(incident=held, sentence=sentence, by=by, name=by.signature, at=at)
    _recorded("incident.changed", held, {"part": "harm"}, by=by, at=at)
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
    _recorded("incident.closed", held, {"kind": kind}, by=by, at=at)
    webhooks.announce("incident.closed", at=at, **_told_of(held) | {"actor": "human", "reason": kind})
    return held.closing


@transaction.atomic
def reopen(*, incident: Incident, reason: str, by: Person, at: datetime) -> IncidentReopening:
    """Take up again what was closed. What was said before still counts."""
    held = _held(incident)
    if not queries.works_on(by, held):
        raise Refusal("not-yours")
    if held.closing is None:
        raise Refusal("not-closed")
    closing, held.closing = held.closing, None
    held.save(update_fields=["closing"])
    anew = IncidentReopening.objects.create(closing=closing, reason=reason, by=by, name=by.signature, at=at)
    _recorded("incident.changed", held, {"part": "reopened"}, by=by, at=at)
    return anew


def _held(incident: Incident) -> Incident:
    """The incident as it is now; whoever else writes to it waits until this is done."""
    locked = Incident.objects.select_for_update(of=("self",)).select_related(
        "use_case__accountable", "closing", "harm", "conversation"
    )
    return locked.get(pk=incident.pk)


def _in_hand(incident: Incident, by: Person) -> Incident:
    held = _held(incident)
    if not queries.works_on(by, held):
        raise Refusal("not-yours")
    if held.closing is not None:
        raise Refusal("closed")
    return held
