"""What tells whether people trust a use: side by side, month by month, and never added up.

A conversation counts in the month of its last message. Times are those until a human wrote.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils.timezone import localdate, make_aware

from stimmig.operation.models import Conversation, Incident, Pulse, Takeover
from stimmig.register.models import UseCase

MONTHS = 6
FEW = 5  # answers of staff below which none are shown: nobody is to be recognised
TIMED_MAX = 5000


@dataclass(frozen=True)
class Month:
    """One month of one use. `within`: the time in which a human wrote in nine of ten cases; None where none did."""

    first: date
    conversations: int = 0
    wishes: int = 0  # conversations in which a human was asked for
    unmet: int = 0  # of these: a wish ended and nobody had come; whoever still waits is not among them
    called: int = 0  # conversations handed to a human by need or by a rule, and not by a wish
    asked_if_human: int = 0
    within: timedelta | None = None
    complaints: int = 0  # told by persons affected, in the month in which they did
    customers: Mapping[str, int] = field(default_factory=dict)  # answer -> how many gave it
    staff: Mapping[str, int] | None = None  # None where too few answered, and as long as the month is not over
    over: bool = True


def months_of(use_case: UseCase, today: date) -> list[Month]:
    """The last six months, the latest first, also those in which nothing was.

    What staff say is told of whole months: while answers come in, each could be read from the difference to before.
    """
    firsts = _firsts(today)
    since = make_aware(datetime.combine(firsts[-1], datetime.min.time()))
    talks, taken = _talks(use_case, since), _times(use_case, since)
    told, answers = _complaints(use_case, since), _answers(use_case, firsts[-1])
    return [
        _month(
            first,
            talks.get(first, {}),
            taken[first],
            told.get(first, 0),
            answers[first],
            over=first != firsts[0],
        )
        for first in firsts
    ]


def _firsts(today: date) -> list[date]:
    counted = [today.year * 12 + today.month - 1 - back for back in range(MONTHS)]
    return [date(number // 12, number % 12 + 1, 1) for number in counted]


def _talks(use_case: UseCase, since: datetime) -> dict[date, Mapping[str, Any]]:
    found = Conversation.objects.filter(use_case=use_case, last_at__gte=since).order_by()
    counted = (
        found.annotate(month=TruncMonth("last_at"))
        .values("month")
        .annotate(
            conversations=Count("pk"),
            wished=Count("pk", filter=Q(wishes__gt=0) | Q(_has_takeover(asked_by="customer"))),
            unmet=Count("pk", filter=_has_takeover(asked_by="customer", ending__in=Takeover.UNMET)),
            called=Count("pk", filter=_has_takeover(asked_by="policy")),
            asked=Count("pk", filter=Q(asked_if_human__gt=0)),
        )
    )
    return {localdate(each["month"]): dict(each) for each in counted}


def _has_takeover(**like: Any) -> Exists:
    return Exists(Takeover.objects.filter(conversation=OuterRef("pk"), **like))


def _complaints(use_case: UseCase, since: datetime) -> dict[date, int]:
    told = Incident.objects.filter(use_case=use_case, source=Incident.Source.PERSON, at__gte=since)
    return _by_month(told.order_by(), "at")


def _by_month(found: QuerySet[Any], moment: str) -> dict[date, int]:
    counted = found.annotate(month=TruncMonth(moment)).values("month").annotate(number=Count("pk"))
    return {localdate(each["month"]): each["number"] for each in counted}


def _takeovers(use_case: UseCase, since: datetime) -> QuerySet[Takeover]:
    """What people asked for; what staff began by themselves is nobody's wish."""
    found = Takeover.objects.filter(conversation__use_case=use_case, requested_at__gte=since)
    return found.exclude(asked_by="staff").order_by()


def _times(use_case: UseCase, since: datetime) -> dict[date, list[timedelta]]:
    """How long each waited until a human wrote, by month; of very many the latest."""
    waited = F("joined_at") - F("requested_at")
    joined = _takeovers(use_case, since).exclude(joined_at=None).order_by("-requested_at").annotate(waited=waited)
    times: dict[date, list[timedelta]] = defaultdict(list)
    for asked, waited_for in joined.values_list("requested_at", "waited")[:TIMED_MAX]:
        times[localdate(asked).replace(day=1)].append(waited_for)
    return times


def _answers(use_case: UseCase, since: date) -> dict[date, dict[str, dict[str, int]]]:
    found: dict[date, dict[str, dict[str, int]]] = defaultdict(lambda: {of.value: {} for of in Pulse.Of})
    given = Pulse.objects.filter(use_case=use_case, month__gte=since).order_by()
    for each in given.values("month", "of", "answer").annotate(number=Count("pk")):
        found[each["month"]][each["of"]][each["answer"]] = each["number"]
    return found


def _month(
    first: date,
    talks: Mapping[str, Any],
    times: list[timedelta],
    complaints: int,
    answers: dict[str, dict[str, int]],
    *,
    over: bool,
) -> Month:
    staff = answers[Pulse.Of.STAFF]
    return Month(
        first,
        conversations=talks.get("conversations", 0),
        wishes=talks.get("wished", 0),
        unmet=talks.get("unmet", 0),
        called=talks.get("called", 0),
        asked_if_human=talks.get("asked", 0),
        within=nine_of_ten(times),
        complaints=complaints,
        customers=answers[Pulse.Of.CUSTOMER],
        staff=staff if over and sum(staff.values()) >= FEW else None,
        over=over,
    )


def nine_of_ten(times: Iterable[timedelta]) -> timedelta | None:
    """The time within which nine of ten were served: the smallest that at least nine tenths do not exceed."""
    ordered = sorted(times)
    return ordered[-(-len(ordered) * 9 // 10) - 1] if ordered else None
