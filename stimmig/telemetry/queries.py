"""What intake reads: who speaks, what was heard before, what waits, which conversation it is."""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from stimmig.ledger.models import Erasure
from stimmig.operation.models import Conversation, Policy, ServiceKey
from stimmig.telemetry.joining import Trail
from stimmig.telemetry.models import Heard, Told, Waiting

AT_ONCE = 10_000  # values in one condition; SQLite takes 32,766
Portion = TypeVar("Portion")
OVERDUE_MAX = 500  # calls that are recorded in passing, beside the request's own


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks, and for what."""

    use_case: int
    touchpoint: str
    key: int | None


class Keys(Protocol):
    """Tells who speaks by the key that was shown; None where nobody does."""

    def __call__(self, shown: str) -> Source | None: ...


def source_of(shown: str) -> Source | None:
    """Who speaks with this service key, while it has not ended."""
    found = ServiceKey.objects.filter(hash=hashlib.sha256(shown.encode()).hexdigest(), ended_at=None)
    row = found.values_list("use_case_id", "touchpoint", "pk").first()
    return Source(*row) if row else None


def heard(source: Source, traces: Collection[str]) -> Iterator[Trail]:
    """Every span of these traces that was heard before."""
    columns = ("trace", "span", "parent", "conversation", "session", "response_id", "started", "ended", "case_id")
    for some in in_portions(traces):
        rows = Heard.objects.filter(use_case=source.use_case, trace__in=some).values_list(*columns)
        yield from (Trail(*row) for row in rows)


def waiting(source: Source, traces: Collection[str], at: datetime) -> Iterator[Waiting]:
    """What waits of these traces, and what has waited long enough."""
    ours = Waiting.objects.filter(use_case=source.use_case, touchpoint=source.touchpoint)
    for some in in_portions(traces):
        yield from ours.filter(trace__in=some)
    overdue = ours.filter(until__lte=at).order_by("until", "pk")[:OVERDUE_MAX]
    yield from (row for row in overdue if row.trace not in traces)


def overdue(at: datetime) -> list[Source]:
    """Whose calls have waited long enough."""
    found = Waiting.objects.filter(until__lte=at).values_list("use_case_id", "touchpoint", "key").distinct()
    return [Source(*row) for row in found.order_by("use_case_id", "touchpoint", "key")]


def called(source: Source, outside_ids: Collection[str]) -> Iterator[Conversation]:
    """The conversations of a touchpoint that the service calls by these names, with what was told of them."""
    found = Conversation.objects.filter(use_case=source.use_case, touchpoint=source.touchpoint).exclude(
        case__in=erased()
    )
    for names in in_portions(outside_ids):
        yield from found.select_related("told").filter(outside_id__in=names)


def told(cases: Collection[int]) -> Iterator[Told]:
    """What was told of these conversations. One that was erased has nothing told any more, and is not found."""
    for numbers in in_portions(cases):
        found = Told.objects.select_related("conversation").filter(conversation__in=numbers)
        yield from found.exclude(conversation__case__in=erased())


def erased() -> "QuerySet[Erasure, UUID]":
    """The cases nothing more is recorded in."""
    return Erasure.objects.values_list("case", flat=True)


def heard_of(conversations: Collection[int]) -> Iterator[QuerySet[Heard]]:
    """The spans of these conversations, trace by trace, and those beside them that belong to no other."""
    for some in in_portions(conversations):
        theirs = Heard.objects.filter(case__in=some).order_by().values_list("use_case", "trace").distinct()
        for use_case, trace in list(theirs):
            yield Heard.objects.filter(Q(case__in=some) | Q(case=None), use_case=use_case, trace=trace)


def policy_in_force(source: Source) -> Policy | None:
    """What holds for the use at this moment."""
    return Policy.objects.filter(enforcement__use_case=source.use_case).order_by("-enforcement__at", "-pk").first()


def in_portions(values: Collection[Portion]) -> Iterator[list[Portion]]:
    """The values in lists that a database takes."""
    ordered = list(values)
    yield from (ordered[start : start + AT_ONCE] for start in range(0, len(ordered), AT_ONCE))
