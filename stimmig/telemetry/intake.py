"""From what was heard to what is kept: one transaction a request, committed before it is answered.

Whoever keeps holds the ledger, and everybody else who records waits. So a request is understood before.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain

from django.db import transaction

from stimmig.ledger.actions import take_turn
from stimmig.operation.models import Conversation
from stimmig.telemetry import joining, otlp, queries
from stimmig.telemetry.calls import Call
from stimmig.telemetry.cases import Cases
from stimmig.telemetry.joining import Belonging
from stimmig.telemetry.keeping import Keeper
from stimmig.telemetry.memory import Memory
from stimmig.telemetry.models import Heard, Told
from stimmig.telemetry.observing import Said, observe
from stimmig.telemetry.queries import Source
from stimmig.telemetry.reading import Request, understood

REMEMBERED = timedelta(days=7)  # for so long a span that is sent again is recognised
Observer = Callable[[Conversation, Sequence[Said]], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a request, as far as integrators should know."""

    calls: int = 0  # in this request
    textless: int = 0  # of these without words
    incomplete: int = 0  # of these with something lost before it was sent
    nameless: int = 0  # calls recorded now that only their trace holds together
    homeless: int = 0  # events that do not say of which call they tell


def take(source: Source, heard: otlp.Heard, *, at: datetime, keeper: Keeper, observer: Observer = observe) -> Outcome:
    """Understand what was heard, and keep it."""
    return keep(source, understood(heard), at=at, keeper=keeper, observer=observer)


@transaction.atomic
def keep(source: Source, request: Request, *, at: datetime, keeper: Keeper, observer: Observer = observe) -> Outcome:
    """Keep everything a request tells. When the transaction is committed, nothing of it can be lost."""
    take_turn()  # first, as with everybody who records, so that no two wait for each other
    memory = Memory(source, request, at)
    parts = [*(call for key, call in request.calls.items() if key in memory.new), *request.events]
    settled, waits = _sorted(parts, memory)
    cases = Cases(source, memory.cases, [belonging for _, belonging in settled], at, keeper.new_case)
    keeper.keep(
        [record for call, belonging in settled if (record := cases.hear(call, belonging, memory.case_of(call)))]
    )
    cases.write_up(observer)
    memory.write_up({(call.trace, call.span): cases.held[call.trace, call.span] for call, _ in settled}, waits)
    return _outcome(parts, request, [belonging for _, belonging in settled])


def settle(at: datetime, *, keeper: Keeper, observer: Observer = observe) -> int:
    """Record what has waited long enough; forget the spans of last week, and what is known of what is erased by now.

    Returns how many portions that took.
    """
    done = 0
    while sources := queries.overdue(at):
        take(sources[0], otlp.Heard(), at=at, keeper=keeper, observer=observer)
        done += 1
    Heard.objects.filter(at__lt=at - REMEMBERED).delete()
    forget_erased()
    return done


@transaction.atomic
def forget_erased() -> None:
    """What was told of erased conversations goes, and every name by which a service called them or their answers.

    That a span was heard stays for its week: sent again, it would be recorded again.
    """
    take_turn()  # it changes many rows, as keeping does: without a turn the two could wait for each other
    told = Told.objects.filter(conversation__case__in=queries.erased())
    gone = list(told.values_list("conversation", flat=True))
    for spans in queries.heard_of(gone):
        spans.update(conversation="", session="", response_id="")
    told.delete()


def _sorted(parts: Sequence[Call], memory: Memory) -> tuple[list[tuple[Call, Belonging | None]], list[Call]]:
    """Which calls can be recorded now, with where they belong (None: where their first part went), and which wait."""
    settled, waits = list[tuple[Call, Belonging | None]](), list[Call]()
    for call in joining.put_together([*parts, *chain(*memory.waiting.values())], memory.trails):
        overdue = (call.trace, call.span) in memory.overdue
        ready = overdue or (call.whole and call.has_text)
        belonging = joining.belonging(call, memory.trails, overdue=overdue) if ready else None
        if memory.case_of(call):
            settled.append((call, None))
        elif belonging:
            settled.append((call, belonging))
        else:
            waits.append(call)
    return settled, waits


def _outcome(parts: Sequence[Call], request: Request, belongings: Sequence[Belonging | None]) -> Outcome:
    return Outcome(
        calls=len(parts),
        textless=sum(call.whole and not call.has_text for call in parts),
        incomplete=sum("incomplete" in call.flags for call in parts),
        nameless=sum(belonging is not None and belonging.by == "trace" for belonging in belongings),
        homeless=request.homeless,
    )
