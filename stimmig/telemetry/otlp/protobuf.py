"""Reading the protobuf form. Of half a million bytes almost all is text, which protobuf's own C code reads."""

from typing import Any

from google.protobuf.message import DecodeError
from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceRequest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from stimmig.telemetry.otlp.nouns import (
    DEPTH_MAX,
    BadItem,
    Heard,
    LogRecord,
    NotTaken,
    Span,
    Value,
    identified,
    placed,
    readable,
    sorted_out,
)


def spans(content: bytes) -> Heard:
    """Every span of an ExportTraceServiceRequest."""
    request = _parsed(ExportTraceServiceRequest, content)
    sent = (span for resource in request.resource_spans for scope in resource.scope_spans for span in scope.spans)
    read, rejected, because = sorted_out(sent, _span)
    return Heard(spans=tuple(read), rejected=rejected, because=because)


def logs(content: bytes) -> Heard:
    """Every record of an ExportLogsServiceRequest."""
    request = _parsed(ExportLogsServiceRequest, content)
    sent = (log for resource in request.resource_logs for scope in resource.scope_logs for log in scope.log_records)
    read, rejected, because = sorted_out(sent, _log)
    return Heard(logs=tuple(read), rejected=rejected, because=because)


def _parsed(noun: Any, content: bytes) -> Any:
    try:
        return noun.FromString(content)
    except DecodeError:
        raise NotTaken("not-protobuf", 400, 3, f"The body is no {noun.DESCRIPTOR.name}.") from None


def _span(sent: Any) -> Span:
    trace, span, parent = identified(sent.trace_id.hex(), sent.span_id.hex(), sent.parent_span_id.hex())
    return Span(
        trace,
        span,
        parent,
        readable(sent.name),
        sent.start_time_unix_nano,
        sent.end_time_unix_nano,
        _attributes(sent.attributes),
        tuple(_event(event, trace, span) for event in sent.events),
        sent.dropped_attributes_count + sent.dropped_events_count,
    )


def _event(sent: Any, trace: str, span: str) -> LogRecord:
    attributes = _attributes(sent.attributes)
    return LogRecord(
        trace, span, readable(sent.name), sent.time_unix_nano, attributes, None, sent.dropped_attributes_count
    )


def _log(sent: Any) -> LogRecord:
    trace, span = placed(sent.trace_id.hex(), sent.span_id.hex())
    at = sent.time_unix_nano or sent.observed_time_unix_nano
    attributes = _attributes(sent.attributes)
    name = readable(sent.event_name) or str(attributes.get("event.name", ""))
    return LogRecord(trace, span, name, at, attributes, _value(sent.body), sent.dropped_attributes_count)


def _attributes(sent: Any, depth: int = DEPTH_MAX) -> dict[str, Value]:
    return {readable(pair.key): _value(pair.value, depth) for pair in sent}


def _value(sent: Any, depth: int = DEPTH_MAX) -> Value:
    kind = sent.WhichOneof("value")
    if kind == "string_value":
        return readable(sent.string_value)
    if kind not in ("array_value", "kvlist_value"):
        return getattr(sent, kind) if kind else None
    if depth == 0:
        raise BadItem("values nested too deeply")
    if kind == "array_value":
        return [_value(value, depth - 1) for value in sent.array_value.values]
    return _attributes(sent.kvlist_value.values, depth - 1)
