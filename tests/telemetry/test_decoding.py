"""The decoder takes what the specification allows, and refuses everything else with its own refusal only."""

import gzip
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceRequest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from stimmig.core import ledger
from stimmig.telemetry import conventions
from stimmig.telemetry.otlp import Heard, NotTaken, body, json_form, protobuf
from tests.telemetry.reading import DATA

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
FIELDS = (
    "resourceSpans scopeSpans spans traceId spanId attributes key value stringValue intValue arrayValue values events"
)
NAMES = st.sampled_from([*FIELDS.split(), "kvlistValue", "startTimeUnixNano", "bytesValue", "doubleValue"])
ANYTHING = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4))
GOOD = json.loads((DATA / "trace.json").read_text())


def span_with(**changed: Any) -> bytes:
    """The example of the specification with some fields of its span changed."""
    request = json.loads(json.dumps(GOOD))
    request["resourceSpans"][0]["scopeSpans"][0]["spans"][0] |= changed
    return json.dumps(request).encode()


def test_the_examples_of_the_specification_are_read() -> None:
    """Ids in hexadecimal, times as text, an event by its name."""
    (span,) = json_form.spans((DATA / "trace.json").read_bytes()).spans
    assert (span.trace, span.span, span.parent) == (
        "5b8efff798038103d269b633813fc60c",
        "eee19b7ec3c1b174",
        "eee19b7ec3c1b173",
    )
    assert (span.started, span.ended - span.started) == (1544712660000000000, 10**9)
    (event,) = json_form.logs((DATA / "events.json").read_bytes()).logs
    assert (event.name, event.body["type"], event.trace) == ("browser.page_view", 0, "")
    (log,) = json_form.logs((DATA / "logs.json").read_bytes()).logs
    assert log.attributes["map.attribute"] == {"some.map.key": "some value"}
    assert [log.attributes[f"{kind}.attribute"] for kind in ("boolean", "int", "double")] == [True, 10, 637.704]
    assert log.attributes["array.attribute"] == ["many", "values"]


def test_both_forms_read_the_same() -> None:
    """Every kind of value, an event, and counts of what was lost."""
    request = ExportLogsServiceRequest()
    log = request.resource_logs.add().scope_logs.add().log_records.add(event_name="e", dropped_attributes_count=2)
    log.observed_time_unix_nano, log.trace_id, log.span_id = 5, b"\x01" * 16, b"\x02" * 8
    log.body.kvlist_value.values.add(key="b").value.bytes_value = b"\x00\xff"
    log.body.kvlist_value.values.add(key="n").value.array_value.values.add()
    values = [{"key": "b", "value": {"bytesValue": "AP8="}}, {"key": "n", "value": {"arrayValue": {"values": [{}]}}}]
    sent = {"eventName": "e", "droppedAttributesCount": 2, "observedTimeUnixNano": "5", "unknown": [1]}
    sent |= {"traceId": "01" * 16, "spanId": "02" * 8, "body": {"kvlistValue": {"values": values}}}
    written = json.dumps({"resourceLogs": [{"scopeLogs": [{"logRecords": [sent]}]}]}).encode()
    assert protobuf.logs(request.SerializeToString()) == json_form.logs(written)


@pytest.mark.parametrize(
    "changed",
    [
        {"traceId": "W47/95gDgQPSabYzgTxhDA=="},  # base64, as a translation of protobuf would have it
        {"traceId": "0" * 32},
        {"spanId": ""},
        {"spanId": 7},
        {"parentSpanId": "12"},
        {"name": 1},
        {"startTimeUnixNano": "-1"},
        {"startTimeUnixNano": 2**64},
        {"endTimeUnixNano": "soon"},
        {"endTimeUnixNano": 1.5},
        {"endTimeUnixNano": True},
        {"attributes": {}},
        {"attributes": [1]},
        {"attributes": [{"key": "a", "value": 1}]},
        {"attributes": [{"key": "a", "value": {"stringValue": 1}}]},
        {"attributes": [{"key": "a", "value": {"boolValue": "true"}}]},
        {"attributes": [{"key": "a", "value": {"doubleValue": "much"}}]},
        {"attributes": [{"key": "a", "value": {"bytesValue": "?"}}]},
        {"attributes": [{"key": "a", "value": {"arrayValue": []}}]},
        {"events": [1]},
    ],
)
def test_a_malformed_span_is_rejected_and_not_the_request(changed: dict[str, Any]) -> None:
    """The others are read, and the first reason is said."""
    heard = json_form.spans(span_with(**changed))
    assert (len(heard.spans), heard.rejected, bool(heard.because)) == (0, 1, True)


def test_values_nested_too_deeply_are_rejected_in_both_forms() -> None:
    """Whoever nests without end does not bring the reader down."""
    value: dict[str, Any] = {"stringValue": "x"}
    request = ExportTraceServiceRequest()
    span = request.resource_spans.add().scope_spans.add().spans.add(trace_id=b"\x01" * 16, span_id=b"\x02" * 8)
    inner = span.attributes.add(key="a").value
    for _ in range(40):
        value, inner = {"arrayValue": {"values": [value]}}, inner.array_value.values.add()
    assert json_form.spans(span_with(attributes=[{"key": "a", "value": value}])).rejected == 1
    assert protobuf.spans(request.SerializeToString()).rejected == 1


def test_numbers_and_text_that_cannot_be_kept_are_made_fit() -> None:
    """Half a character and NUL are replaced, numbers beyond a double are infinite."""
    pairs = [{"key": "t\x00", "value": {"stringValue": "a\x00\ud800"}}, {"key": "d", "value": {"doubleValue": 10**400}}]
    pairs += [{"key": "n", "value": {"doubleValue": "-Infinity"}}, {"key": "i", "value": {"intValue": 3.0}}]
    (span,) = json_form.spans(span_with(attributes=pairs)).spans
    assert span.attributes == {"t\ufffd": "a\ufffd?", "d": float("inf"), "n": float("-inf"), "i": 3}


@settings(max_examples=80)
@given(st.binary(max_size=200))
def test_bytes_of_any_kind_are_read_or_refused(content: bytes) -> None:
    """Nothing but the decoder's own refusal."""
    for read in (protobuf.spans, protobuf.logs, json_form.spans, json_form.logs):
        refused_or_read(read, content)
        refused_or_read(lambda sent: json_form.spans(body.plain(sent, "gzip")), content)


@settings(max_examples=150)
@given(ANYTHING, ANYTHING)
def test_json_of_any_shape_is_read_or_refused(attributes: Any, anything: Any) -> None:
    """Whatever is read can be understood and written down canonically as well."""
    refused_or_read(json_form.spans, json.dumps(anything).encode())
    sent = [{"key": name, "value": {"stringValue": json.dumps(attributes)}} for name in ("gen_ai.input.messages",)]
    heard = json_form.spans(span_with(attributes=sent, events=[], name=""))
    for span in heard.spans:
        call = conventions.call_of(span)
        if call:
            ledger.canonical(
                [[message.role, *map(list, message.parts)] for message in (*call.asked, *call.instructions)]
            )


@settings(max_examples=60)
@given(st.integers(0, 600), st.integers(0, 255))
def test_a_changed_byte_is_read_or_refused(place: int, byte: int) -> None:
    """In the packed form as well."""
    content = bytearray(span_with())
    content[place % len(content)] = byte
    refused_or_read(json_form.spans, bytes(content))
    packed = bytearray(gzip.compress(bytes(content)))
    packed[place % len(packed)] = byte
    refused_or_read(lambda sent: json_form.spans(body.plain(sent, "gzip")), bytes(packed))


def refused_or_read(read: Callable[[bytes], Heard], content: bytes) -> None:
    """Anything but an answer of the 400s would be an error of ours."""
    try:
        read(content)
    except NotTaken as refusal:
        if not 400 <= refusal.status < 500:
            raise


def test_several_gzip_members_are_one_body_and_the_limit_counts_them_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """RFC 1952 lets a file consist of several."""
    assert body.plain(gzip.compress(b"ab") + gzip.compress(b"cd"), "GZIP") == b"abcd"
    monkeypatch.setattr(body, "BYTES_MAX", 3)
    with pytest.raises(NotTaken, match="too-large"):
        body.plain(gzip.compress(b"ab") + gzip.compress(b"cd"), "gzip")
    with pytest.raises(NotTaken, match="too-large"):
        body.plain(b"abcd")
