"""Which conversation a call belongs to, and which parts are one call. Pure: what is known is given, nothing invented.

Hardly any service sets `gen_ai.conversation.id` where the model is called. So the call's own word counts, else that of
the nearest span above it in the trace; a span above that has not come yet is awaited, for a bounded time. Else the
session, the call's own or the nearest above; else the trace is one case by itself, and says so.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal, NamedTuple

from stimmig.telemetry.calls import Call, merged

STEPS_MAX = 1_000  # spans above a call; more is a loop or a mistake


class Trail(NamedTuple):
    """What is remembered of a span: where it hangs, what it said, and the number of the case its call rests in."""

    trace: str
    span: str
    parent: str = ""
    conversation: str = ""
    session: str = ""
    response_id: str = ""
    started: int = 0
    ended: int = 0
    case: int | None = None


@dataclass(frozen=True, slots=True)
class Belonging:
    """Where a call belongs: `given` by the conversation's own id, by a `session`, or only by its `trace`.

    `late` says that a span above the call did not come in time, so that it may belong elsewhere.
    """

    by: Literal["given", "session", "trace"]
    id: str
    late: bool = False


Trails = Mapping[tuple[str, str], Trail]  # by trace and span


def belonging(call: Call, trails: Trails, *, overdue: bool = False) -> Belonging | None:
    """Where a call belongs; None while a span above it is awaited that could still say so."""
    if call.conversation:
        return Belonging("given", call.conversation)
    above, complete = _above(call, trails)
    if given := next((trail.conversation for trail in above if trail.conversation), ""):
        return Belonging("given", given)
    if not (complete or overdue):
        return None
    session = call.session or next((trail.session for trail in above if trail.session), "")
    by: Literal["session", "trace"] = "session" if session else "trace"
    return Belonging(by, session or call.trace, late=not complete)


def _above(call: Call, trails: Trails) -> tuple[list[Trail], bool]:
    """The spans above a call, nearest first, and whether that is all of them."""
    above, seen, parent = list[Trail](), {call.span}, call.parent
    while parent and parent not in seen and len(above) < STEPS_MAX:
        trail = trails.get((call.trace, parent))
        if trail is None:
            return above, False
        above.append(trail)
        seen.add(parent)
        parent = trail.parent
    return above, call.whole


def put_together(parts: Iterable[Call], trails: Trails) -> list[Call]:
    """One call for all parts of it: by trace and span, then by response id. In the order in which they began."""
    by_span: dict[tuple[str, str], Call] = {}
    for part in parts:
        key = part.trace, part.span
        by_span[key] = merged(by_span[key], part) if key in by_span else part
    return sorted(_one_a_response(by_span.values(), trails), key=lambda call: (call.started, call.trace, call.span))


def _one_a_response(calls: Iterable[Call], trails: Trails) -> Iterator[Call]:
    """Calls that two libraries told of once each become one, under the span that was there first.

    The same response id alone is not enough: some servers give the same to every answer. They have to be of one trace
    and of one time.
    """
    known: dict[tuple[str, str], list[Trail]] = {}
    for trail in trails.values():
        if trail.case and trail.response_id:
            known.setdefault((trail.trace, trail.response_id), []).append(trail)
    met: dict[tuple[str, str], list[Call]] = {}
    for call in sorted(calls, key=lambda call: (call.started, -call.ended)):
        response = call.trace, call.response_id
        if not call.response_id:
            yield call
        elif earlier := next((trail for trail in known.get(response, ()) if _same(call, trail)), None):
            yield replace(call, span=earlier.span)
        else:
            _meet(met.setdefault(response, []), call)
    yield from chain(*met.values())


def _meet(alike: list[Call], call: Call) -> None:
    """Add a call to those with the same response id, or make it part of the one it is."""
    place = next((place for place, other in enumerate(alike) if _same(call, other)), None)
    if place is None:
        alike.append(call)
    else:
        alike[place] = merged(alike[place], call)


def _same(call: Call, other: Call | Trail) -> bool:
    """Whether two spans with the same response id in the same trace tell of one call: one runs while the other does."""
    return call.span != other.span and call.started < other.ended and other.started < call.ended
