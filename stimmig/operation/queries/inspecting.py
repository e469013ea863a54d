"""Finding one conversation among many, by those who were given that part in its use.

What was said rests encrypted, so a quoted sentence is looked for by opening one conversation after the other, the
latest first, and no more than a bounded number of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.timezone import make_aware

from stimmig.core.conversation import spoken
from stimmig.core.quoting import nearness
from stimmig.ledger.cases.queries import said_in
from stimmig.ledger.models import Restriction
from stimmig.operation.models import Conversation
from stimmig.people.models import Person
from stimmig.register.models import Involvement, UseCase
from stimmig.register.queries import has_part, involved

FOUND_MAX = 50
OPENED_MAX = 2000
OPENED_AT_ONCE = 100


@dataclass(frozen=True)
class Sought:
    """What is known of a conversation: its number or a sentence, its touchpoint, and between which days it was."""

    text: str = ""
    touchpoint: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Found:
    """What was found, the latest first. `whole` is false where there may be more than was looked through."""

    conversations: tuple[Conversation, ...]
    whole: bool


def inspects(person: Person) -> bool:
    """Whether somebody looks into the conversations of any use."""
    return involved(person, Involvement.Kind.INSPECTS).exists()


def looks_into(person: Person, use_case: UseCase) -> bool:
    """Whether somebody looks into the conversations of this use."""
    return has_part(person, use_case, Involvement.Kind.INSPECTS)


def conversations_for(person: Person) -> QuerySet[Conversation]:
    """The conversations this person may look into."""
    uses = involved(person, Involvement.Kind.INSPECTS)
    return Conversation.objects.filter(use_case__in=uses).select_related("use_case", "policy__decision")


def conversation_for(person: Person, case: UUID) -> Conversation:
    """One conversation, if it is this person's to look into; else 404."""
    return get_object_or_404(conversations_for(person), case=case)


def touchpoints_for(person: Person) -> list[str]:
    """The touchpoints at which there were conversations this person may look into."""
    found = conversations_for(person).order_by("touchpoint").values_list("touchpoint", flat=True)
    return list(found.distinct()[:FOUND_MAX])


def find(person: Person, sought: Sought) -> Found:
    """Every conversation that fits; by its number first, else by what was said in it where that may be read."""
    within = _within(conversations_for(person), sought)
    if not sought.text:
        return _first(within)
    named = list(within.filter(_named(sought.text))[:FOUND_MAX])
    return Found(tuple(named), True) if named else _quoting(_unrestricted(within), sought.text)


def _unrestricted(found: QuerySet[Conversation]) -> QuerySet[Conversation]:
    """What is restricted is not opened to look for a word."""
    return found.exclude(Exists(Restriction.objects.filter(case=OuterRef("case"))))


def _within(found: QuerySet[Conversation], sought: Sought) -> QuerySet[Conversation]:
    if sought.touchpoint:
        found = found.filter(touchpoint=sought.touchpoint)
    if sought.since:
        found = found.filter(last_at__gte=_midnight(sought.since))
    if sought.until:
        found = found.filter(opened_at__date__lte=sought.until)
    return found


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))


def _named(text: str) -> Q:
    """By the number the house knows it by, or the one the service gave it."""
    try:
        return Q(case=UUID(text.strip()))
    except ValueError:
        return Q(outside_id=text.strip())


def _first(found: QuerySet[Conversation]) -> Found:
    listed = list(found[: FOUND_MAX + 1])
    return Found(tuple(listed[:FOUND_MAX]), len(listed) <= FOUND_MAX)


def _quoting(found: QuerySet[Conversation], text: str) -> Found:
    looked_through = list(found[: OPENED_MAX + 1])
    some = (looked_through[at : at + OPENED_AT_ONCE] for at in range(0, OPENED_MAX, OPENED_AT_ONCE))
    pairs = sorted((pair for part in some for pair in _among(part, text)), key=lambda pair: pair[0])
    quoting = [conversation for _how, conversation in pairs]
    whole = len(looked_through) <= OPENED_MAX and len(quoting) <= FOUND_MAX
    return Found(tuple(quoting[:FOUND_MAX]), whole)


def _among(some: Iterable[Conversation], text: str) -> Iterator[tuple[str, Conversation]]:
    """Those of them in which the words were said, and how near; `quoted` comes before `recalled`."""
    by_case = {each.case: each for each in some}
    how = dict[UUID, str]()
    for case, said in said_in(list(by_case)):
        for each in spoken([(0, said)]):
            if near := nearness(text, each.text):
                how[case] = min(near, how.get(case, near))
    return ((how[case], each) for case, each in by_case.items() if case in how)
