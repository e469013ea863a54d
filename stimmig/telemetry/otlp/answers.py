"""What is answered, in the form of the request. Full success is an empty message: `partial_success` stays unset."""

import json
from typing import Any, Literal

from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceResponse
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceResponse
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceResponse

from stimmig.telemetry.otlp.nouns import NotTaken

Signal = Literal["traces", "logs", "metrics"]
PROTOBUF, JSON = "application/x-protobuf", "application/json"
RESPONSES: dict[Signal, tuple[Any, str, str]] = {
    "traces": (ExportTraceServiceResponse, "rejected_spans", "rejectedSpans"),
    "logs": (ExportLogsServiceResponse, "rejected_log_records", "rejectedLogRecords"),
    "metrics": (ExportMetricsServiceResponse, "rejected_data_points", "rejectedDataPoints"),
}


def taken(signal: Signal, form: str, rejected: int = 0, warning: str = "") -> bytes:
    """Accepted: in full, in part, or in full with a warning (nothing rejected, but a message)."""
    noun, name, camel = RESPONSES[signal]
    if form == JSON:
        partial = {**({camel: str(rejected)} if rejected else {}), **({"errorMessage": warning} if warning else {})}
        return json.dumps({"partialSuccess": partial} if partial else {}).encode()
    answer = noun()
    if rejected or warning:
        setattr(answer.partial_success, name, rejected)
        answer.partial_success.error_message = warning
    return bytes(answer.SerializeToString())


def refused(form: str, refusal: NotTaken) -> bytes:
    """A google.rpc.Status with its code and message: field 1 is a varint, field 2 text."""
    if form == JSON:
        return json.dumps({"code": refusal.number, "message": refusal.text}).encode()
    text = refusal.text.encode()
    return b"\x08" + _varint(refusal.number) + b"\x12" + _varint(len(text)) + text


def _varint(number: int) -> bytes:
    low, rest = number & 0x7F, number >> 7
    return bytes([low | 0x80]) + _varint(rest) if rest else bytes([low])
