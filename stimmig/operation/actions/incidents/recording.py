"""What is recorded of an incident, and what other programs are told: where and what, never what was typed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils.timezone import localdate

from stimmig.ledger.actions import record
from stimmig.ledger.cases.actions import count_from, keep_no_longer
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
    kept(talk, kind, said, by=by, at=at, kept_as=KEPT_AS, closes=_is_over(talk))
    if talk.retention != KEPT_AS and queries.was_none(talk):
        keep_no_longer(case=talk.case, kept_as=KEPT_AS)


def _is_over(talk: Conversation) -> bool | None:
    """Whether all of it is closed; where nothing is left, and its touchpoint is kept for claims anyway, as it was."""
    if talk.retention == KEPT_AS and not talk.incidents.exists():
        return None
    return not talk.incidents.filter(closing=None).exists()


def counted_anew(talk: Conversation) -> None:
    """Taking out what was joined by mistake begins no new years: the rest counts from its last closing, as before.

    Not at a touchpoint that is kept for claims anyway, whose term counts more than what went wrong.
    """
    last = talk.incidents.aggregate(at=Max("closing__at"))["at"]
    if last and talk.retention != KEPT_AS and _is_over(talk):
        count_from(case=talk.case, kept_as=KEPT_AS, closed_on=localdate(last))


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
