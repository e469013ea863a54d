"""Conversations as they were recorded, each message proved against its entry."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from stimmig.core.conversation import Spoken, spoken
from stimmig.ledger.cases.queries import Recorded, read_case
from stimmig.ledger.models import Erasure
from stimmig.operation.models import Conversation
from stimmig.people.models import Person
from stimmig.register.models import Involvement
from stimmig.register.queries import involved

AT_ONCE = 100
FORGOTTEN = ["erased"]  # what the line of an erased conversation lacks: everything


def use_cases_served(person: Person) -> "QuerySet[Involvement]":
    """The uses whose conversations somebody may take over, as keys for another query."""
    return involved(person, Involvement.Kind.SERVES)


def spoken_in(conversation: Conversation) -> tuple[Spoken, ...]:
    """What was said, in order. What was erased, or cannot be proved, is not among it."""
    return spoken((each.entry.seq, each.said) for each in read_case(conversation.case) if each.state == "proved")


def recorded_in(conversation: Conversation) -> list[Recorded]:
    """Every entry of a conversation's case, in order, with what of it can be shown."""
    return read_case(conversation.case)


def is_erased(conversation: Conversation) -> bool:
    """Whether what was said in it was erased."""
    return Erasure.objects.filter(case=conversation.case).exists()


def to_forget() -> list[Conversation]:
    """Erased conversations whose line does not say so yet; some at once."""
    erased = Conversation.objects.filter(case__in=Erasure.objects.values("case"))
    return list(erased.exclude(lacks=FORGOTTEN).order_by("pk")[:AT_ONCE])


def has_looked(conversation: Conversation, person: Person, since: datetime) -> bool:
    """Whether it is recorded that somebody looked into a conversation at or after a moment."""
    looks = [each.said for each in read_case(conversation.case) if each.entry.kind == "case.viewed"]
    return any(_by(look, person) and datetime.fromisoformat(look["at"]) >= since for look in looks)


def _by(look: dict[str, Any], person: Person) -> bool:
    return bool(look) and look["by"]["uuid"] == str(person.uuid)
