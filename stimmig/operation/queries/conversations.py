"""Conversations as they were recorded, each message proved against its entry."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from stimmig.core.conversation import Spoken, spoken
from stimmig.ledger.cases.queries import Recorded, read_case, restricted_since, restriction
from stimmig.ledger.models import Erasure
from stimmig.operation.models import Conversation
from stimmig.people.models import Person
from stimmig.register.models import Involvement
from stimmig.register.queries import involved

AT_ONCE = 100
LOOKED_AGAIN = timedelta(hours=1)  # looking once more within it is the same look
SAID_OF_A_PERSON = ("case.held", "case.released")  # of what is done with a case, what tells of whom it is about
FORGOTTEN = Conversation.FORGOTTEN


def use_cases_served(person: Person) -> "QuerySet[Involvement]":
    """The uses whose conversations somebody may take over, as keys for another query."""
    return involved(person, Involvement.Kind.SERVES)


def is_restricted(conversation: Conversation) -> bool:
    """Whether it is kept and read for a ground only."""
    return restriction(conversation.case) is not None


def spoken_in(conversation: Conversation) -> tuple[Spoken, ...]:
    """What was said, in order, for whoever answers it. What was erased, or cannot be proved, is not among it.

    Of a restricted conversation it is what was said since: who writes on is answered, and nothing older is read. Asking
    once more to be erased takes nothing away from whoever answers.
    """
    since = restricted_since(conversation.case) or 0
    recorded = (each for each in read_case(conversation.case) if each.state == "proved" and each.entry.seq >= since)
    return spoken((each.entry.seq, each.said) for each in recorded)


def recorded_for(person: Person, conversation: Conversation, at: datetime) -> list[Recorded]:
    """Every entry of a conversation's case, in order, with what of it this person can be shown.

    Of a restricted one that is only what was done with it, until they have named what they read it for.
    """
    recorded = read_case(conversation.case)
    if not is_restricted(conversation) or _ground(recorded, person, at):
        return recorded
    return [each for each in recorded if _is_around(each.entry.kind)]


def _is_around(kind: str) -> bool:
    return kind.startswith("case.") and kind not in SAID_OF_A_PERSON


def ground_named(person: Person, conversation: Conversation, at: datetime) -> str:
    """What somebody reads a restricted conversation for, as they said within the hour; nothing where they did not."""
    return _ground(read_case(conversation.case), person, at)


def asks_ground(person: Person, conversation: Conversation, at: datetime) -> bool:
    """Whether it is restricted, and this person has still to say what they read it for."""
    return is_restricted(conversation) and not ground_named(person, conversation, at)


def _ground(recorded: Iterable[Recorded], person: Person, at: datetime) -> str:
    looks = [each.said for each in recorded if each.entry.kind == "case.viewed"]
    named = [look for look in looks if _by(look, person) and look["content"].get("ground")]
    within = [each for each in named if datetime.fromisoformat(each["at"]) >= at - LOOKED_AGAIN]
    return str(within[-1]["content"]["ground"]) if within else ""


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
