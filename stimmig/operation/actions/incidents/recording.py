"""What is recorded of an incident, and what other programs are told: where and what, never what was typed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from stimmig.ledger.actions import record
from stimmig.ledger.cases.actions import keep_no_longer
from stimmig.operation.actions.keeping import kept
from stimmig.operation.models import Conversation, Incident
from stimmig.operation.queries import incidents as queries
from stimmig.operation.queries import is_erased
from stimmig.people.models import Person

KEPT_AS = "K5"
Source = Incident.Source


def recorded(kind: str, incident: Incident, content: Mapping[str, Any], *, by: Person | None, at: datetime) -> None:
    """In the case of the conversation, and gone with it; of its own where no conversation is known or it was erased."""
    said = {"number": incident.number, **content}
    talk = incident.conversation
    if talk is not None and not is_erased(talk):
        recorded_in(talk, kind, said, by=by, at=at)
    else:
        record(kind, subject=incident, by=by, at=at, content=said)


def recorded_in(talk: Conversation, kind: str, said: Mapping[str, Any], *, by: Person | None, at: datetime) -> None:
    """In the case of this conversation, by the incidents it has now.

    It is kept for claims from then on, to three years after the last is closed; not where there was none.
    """
    over = not talk.incidents.filter(closing=None).exists()
    kept(talk, kind, said, by=by, at=at, kept_as=KEPT_AS, closes=over)
    if talk.retention != KEPT_AS and queries.was_none(talk):
        keep_no_longer(case=talk.case, kept_as=KEPT_AS)


def told_of(incident: Incident) -> dict[str, Any]:
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
