"""What intake remembers when a request comes, and what it has to remember afterwards."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from itertools import groupby

from django.conf import settings

from stimmig.operation.models import Conversation
from stimmig.telemetry import conventions, otlp, queries
from stimmig.telemetry.calls import Call
from stimmig.telemetry.joining import Trail
from stimmig.telemetry.models import Heard, Waiting
from stimmig.telemetry.queries import Source
from stimmig.telemetry.waiting import closed, opened

Key = tuple[str, str]  # trace and span
UNREADABLE = timedelta(days=1)  # until a call is looked at again that the key of today does not open
TIME_MAX = 2**63 - 1  # what a database holds


class Memory:
    """The spans that were heard, the calls that wait, and the spans of this request that are new."""

    def __init__(self, source: Source, heard: otlp.Heard, at: datetime) -> None:
        self.source, self.at = source, at
        traces = {span.trace for span in heard.spans} | {log.trace for log in heard.logs if log.trace}
        self.rows = {row.pk: row for row in queries.waiting(source, traces, at)}
        self.waiting = {pk: call for pk, row in self.rows.items() if (call := opened(bytes(row.call)))}
        Waiting.objects.filter(pk__in=self.rows.keys() - self.waiting.keys()).update(until=at + UNREADABLE)
        self.overdue = {_key(call) for pk, call in self.waiting.items() if self.rows[pk].until <= at}
        traces |= {row.trace for row in self.rows.values()}
        self.heard = {(row.trace, row.span): row for row in queries.heard(source, traces)}
        fresh = {(span.trace, span.span): span for span in heard.spans if (span.trace, span.span) not in self.heard}
        self.fresh = list(fresh.values())
        self.new = {key: self._row(span) for key, span in fresh.items()}
        self.trails = {key: _trail(row) for key, row in (self.heard | self.new).items()}

    @property
    def cases(self) -> dict[str, set[int]]:
        """The cases in which calls of these traces were recorded before, by trace."""
        found: dict[str, set[int]] = {}
        for row in self.heard.values():
            if row.case_id:
                found.setdefault(row.trace, set()).add(row.case_id)
        return found

    def case_of(self, call: Call) -> int | None:
        """Where this call was recorded before."""
        row = self.heard.get(_key(call))
        return row.case_id if row else None

    def write_up(self, held: Mapping[Key, Conversation], waits: Collection[Call]) -> None:
        """Remember the new spans, which calls were recorded where, and what waits from now on."""
        for key, row in self.new.items():
            row.case = held.get(key)
        Heard.objects.bulk_create(self.new.values())
        settled = [(held[key].pk, row.pk) for key, row in self.heard.items() if key in held and not row.case_id]
        for case, pairs in groupby(sorted(settled), key=lambda pair: pair[0]):
            for some in queries.in_portions([pk for _, pk in pairs]):
                Heard.objects.filter(pk__in=some).update(case=case)
        self._wait(waits)

    def _wait(self, waits: Collection[Call]) -> None:
        """Keep what waits. A row that says the same as before stays as it is, with the time it was given."""
        unchanged = {pk for pk, call in self.waiting.items() if call in waits}
        gone = self.waiting.keys() - unchanged
        until = {_key(call): self.rows[pk].until for pk, call in self.waiting.items()}
        resting = [self.waiting[pk] for pk in unchanged]
        late = self.at + timedelta(seconds=settings.TELEMETRY_WAIT)
        new = [self._waits(call, until.get(_key(call), late)) for call in waits if call not in resting]
        for some in queries.in_portions(gone):
            Waiting.objects.filter(pk__in=some).delete()
        Waiting.objects.bulk_create(new)

    def _waits(self, call: Call, until: datetime) -> Waiting:
        one = self.source
        return Waiting(
            use_case_id=one.use_case,
            touchpoint=one.touchpoint,
            key_id=one.key,
            trace=call.trace,
            call=closed(call),
            until=until,
        )

    def _row(self, span: otlp.Span) -> Heard:
        conversation, session = conventions.ids(span.attributes)
        return Heard(
            use_case_id=self.source.use_case,
            trace=span.trace,
            span=span.span,
            parent=span.parent,
            conversation=conversation,
            session=session,
            response_id=conventions.response_id(span.attributes),
            started=min(span.started, TIME_MAX),
            ended=min(span.ended, TIME_MAX),
            at=self.at,
        )


def _key(call: Call) -> Key:
    return call.trace, call.span


def _trail(row: Heard) -> Trail:
    return Trail(
        row.trace,
        row.span,
        row.parent,
        row.conversation,
        row.session,
        row.response_id,
        row.started,
        row.ended,
        settled=bool(row.case_id),
    )
