"""A request as it is understood before anybody's turn: that needs neither the database nor the ledger. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from stimmig.telemetry import conventions, otlp
from stimmig.telemetry.calls import Call
from stimmig.telemetry.joining import Trail
from stimmig.telemetry.messages import Histories

Key = tuple[str, str]  # trace and span
TIME_MAX = 2**63 - 1  # what a database holds


@dataclass(frozen=True, slots=True)
class Request:
    """What one request tells: of every span where it hangs, of some that a model was called, and what events tell."""

    traces: frozenset[str]
    trails: Mapping[Key, Trail]
    calls: Mapping[Key, Call]
    events: tuple[Call, ...]
    homeless: int  # events that do not say of which call they tell


def understood(heard: otlp.Heard) -> Request:
    """What a request tells. A span that stands in it twice counts as it was sent last."""
    spans = {(span.trace, span.span): span for span in heard.spans}
    histories = Histories()
    calls = {key: call for key, span in spans.items() if (call := conventions.call_of(span, histories))}
    return Request(
        frozenset({span.trace for span in heard.spans} | {log.trace for log in heard.logs if log.trace}),
        {key: _trail(span) for key, span in spans.items()},
        calls,
        tuple(conventions.of_events(heard.logs)),
        sum(conventions.belongs_nowhere(log) for log in heard.logs),
    )


def _trail(span: otlp.Span) -> Trail:
    conversation, session = conventions.ids(span.attributes)
    response_id = conventions.response_id(span.attributes)
    began, ended = min(span.started, TIME_MAX), min(span.ended, TIME_MAX)
    return Trail(span.trace, span.span, span.parent, conversation, session, response_id, began, ended)
