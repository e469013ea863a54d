"""What intake remembers when a request comes, and what it has to remember afterwards."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection

from stimmig.ledger.plain_sql import insert
from stimmig.operation.models import Conversation
from stimmig.telemetry import queries
from stimmig.telemetry.calls import Call
from stimmig.telemetry.models import Heard, Waiting
from stimmig.telemetry.queries import Source
from stimmig.telemetry.reading import Key, Request
from stimmig.telemetry.waiting import closed, opened

UNREADABLE = timedelta(days=1)  # until a call is looked at again that the key of today does not open
SAID = ("trace", "span", "parent", "conversation", "session", "response_id", "started", "ended")


class Memory:
    """The spans that were heard, the calls that wait, and the spans of this request that are new."""

    def __init__(self, source: Source, request: Request, at: datetime) -> None:
        self.source, self.at = source, at
        self.rows = {row.pk: row for row in queries.waiting(source, request.traces, at)}
        self.waiting = {pk: calls for pk, row in self.rows.items() if (calls := opened(bytes(row.calls)))}
        Waiting.objects.filter(pk__in=self.rows.keys() - self.waiting.keys()).update(until=at + UNREADABLE)
        self.overdue = {_key(call) for pk, calls in self.waiting.items() if self.rows[pk].until <= at for call in calls}
        traces = request.traces | {row.trace for row in self.rows.values()}
        self.heard = {(trail.trace, trail.span): trail for trail in queries.heard(source, traces)}
        self.new = {key: trail for key, trail in request.trails.items() if key not in self.heard}
        self.trails = self.heard | self.new

    @property
    def cases(self) -> dict[str, set[int]]:
        """The cases in which calls of these traces were recorded before, by trace."""
        found: dict[str, set[int]] = {}
        for trail in self.heard.values():
            if trail.case:
                found.setdefault(trail.trace, set()).add(trail.case)
        return found

    def case_of(self, call: Call) -> int | None:
        """Where this call was recorded before."""
        trail = self.heard.get(_key(call))
        return trail.case if trail else None

    def write_up(self, held: Mapping[Key, Conversation], waits: Collection[Call]) -> None:
        """Remember the new spans, which calls were recorded where, and what waits from now on."""
        at = connection.ops.adapt_datetimefield_value(self.at)
        rows = [
            (self.source.use_case, at, held[key].pk if key in held else None, *(getattr(trail, name) for name in SAID))
            for key, trail in self.new.items()
        ]
        with connection.cursor() as cursor:
            insert(cursor, connection.vendor, "telemetry_heard", ("use_case_id", "at", "case_id", *SAID), rows)
        self._settle(held)
        self._wait(waits)

    def _settle(self, held: Mapping[Key, Conversation]) -> None:
        """Remember where calls of earlier requests were recorded now."""
        together: dict[tuple[str, int], list[str]] = {}
        for trace, span in held.keys() & self.heard.keys():
            if not self.heard[trace, span].case:
                together.setdefault((trace, held[trace, span].pk), []).append(span)
        for (trace, case), spans in together.items():
            for some in queries.in_portions(spans):
                Heard.objects.filter(use_case=self.source.use_case, trace=trace, span__in=some).update(case=case)

    def _wait(self, waits: Collection[Call]) -> None:
        """Keep what waits. A row of which all still waits stays as it is, with the time it was given."""
        new, late = {_key(call): call for call in waits}, self.at + timedelta(seconds=settings.TELEMETRY_WAIT)
        until, gone = dict[Key, datetime](), list[int]()
        for pk, calls in self.waiting.items():
            if all(new.get(_key(call)) == call for call in calls):
                new = {key: call for key, call in new.items() if key not in {_key(call) for call in calls}}
            else:
                gone.append(pk)
                until |= {_key(call): self.rows[pk].until for call in calls}
        for some in queries.in_portions(gone):
            Waiting.objects.filter(pk__in=some).delete()
        together: dict[tuple[str, datetime], list[Call]] = {}
        for key, call in new.items():
            together.setdefault((call.trace, until.get(key, late)), []).append(call)
        Waiting.objects.bulk_create(self._row(calls, trace, at) for (trace, at), calls in together.items())

    def _row(self, calls: Sequence[Call], trace: str, until: datetime) -> Waiting:
        one = self.source
        return Waiting(
            use_case_id=one.use_case,
            touchpoint=one.touchpoint,
            key_id=one.key,
            trace=trace,
            calls=closed(calls),
            until=until,
        )


def _key(call: Call) -> Key:
    return call.trace, call.span
