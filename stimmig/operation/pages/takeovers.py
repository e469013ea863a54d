"""The desk: who waits for a human, and one conversation."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from stimmig.core.conversation import Spoken
from stimmig.core.policy import promised
from stimmig.operation import queries
from stimmig.operation.models import Takeover
from stimmig.operation.words.conversations import SPEAKERS, because
from stimmig.people.models import Person

A_MOMENT = timedelta(minutes=1)


@dataclass(frozen=True)
class Message:
    """One message on the page: who spoke, when, what had to be said first, and whether it arrived as it was."""

    said: Spoken
    at: datetime
    who: str


def desk(person: Person, at: datetime) -> dict[str, Any]:
    """Everybody who waits, why and until when they were promised somebody, and what is in hand."""
    return {
        "waiting": [line(each, at) for each in queries.waiting(person)],
        "left": [line(each, at) for each in queries.left(person)],
        "under_way": [line(each, at) for each in queries.under_way(person)],
        "mark": queries.desk_mark(person),
        "serves": queries.use_cases_served(person).exists(),
    }


def line(takeover: Takeover, at: datetime) -> dict[str, Any]:
    """One takeover in a list. Nothing of what was said stands here: reading is a look of its own."""
    return {
        "takeover": takeover,
        "use_case": takeover.conversation.use_case.title,
        "because": because(takeover.reason),
        "just_now": at - takeover.requested_at < A_MOMENT,
        "late": takeover.deadline is not None and takeover.deadline < at,
        "requested": _moment(takeover.requested_at, at),
        "until": _promise(takeover, at),
        "accepted": _moment(takeover.accepted_at, at),
        "in_need_at": _moment(takeover.need_at, at),
        "ended": _moment(takeover.ended_at, at),
    }


def _promise(takeover: Takeover, at: datetime) -> str:
    """As it was told to whoever waits: by the deadline, or for the hour at which the next human is there."""
    deadline, policy = takeover.deadline, takeover.conversation.policy
    if deadline is None:
        return ""
    told = promised(takeover.requested_at, deadline, policy.file["human"]["minutes"]) if policy else deadline
    if told == deadline:
        return _("by %(at)s") % {"at": _moment(told, at)}
    return _("for %(at)s") % {"at": _moment(told, at)}


def _moment(then: datetime | None, at: datetime) -> str:
    """The time of the day, with the day where it is another one: at night somebody is promised for the morning."""
    if then is None:
        return ""
    same_day = localtime(then).date() == localtime(at).date()
    return str(date_format(localtime(then), "TIME_FORMAT" if same_day else "SHORT_DATETIME_FORMAT"))


def conversation(takeover: Takeover, person: Person, at: datetime) -> dict[str, Any]:
    """One conversation as it went, and whose it is now."""
    return line(takeover, at) | {
        "messages_said": [message(each) for each in queries.spoken_in(takeover.conversation)],
        "restricted": queries.is_restricted(takeover.conversation),
        "mine": takeover.accepted_by_id == person.pk and takeover.ended_at is None,
        "waits": takeover.accepted_at is None and takeover.ended_at is None,
        "free": takeover.is_left and not takeover.conversation.takeovers.filter(ended_at=None).exists(),
        "mark": queries.mark_of(takeover),
    }


def message(said: Spoken) -> Message:
    """One message with the name of its speaker."""
    return Message(said, localtime(datetime.fromisoformat(said.at)), said.by or str(SPEAKERS[said.speaker]))
