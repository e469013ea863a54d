"""The way in: what is answered to what, in the form of the request."""

import gzip
import json

import pytest
from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceResponse
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceResponse
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTraceServiceRequest,
    ExportTraceServiceResponse,
)

from tests.telemetry.reading import DATA, body
from tests.telemetry.serving import Server

JSON, PROTOBUF = "application/json", "application/x-protobuf"
TOO_LARGE = gzip.compress(bytes(64 * 1024 * 1024 + 1), 9)
pytestmark = pytest.mark.django_db  # its database is copied for the server


def test_full_success_is_an_empty_answer_in_the_form_of_the_request(server: Server) -> None:
    """`partial_success` stays unset: in protobuf not one byte, in JSON an empty object."""
    answer = server.post("/v1/traces", body("traces-000", "pb"))
    assert (answer.status, answer.headers["content-type"], answer.content) == (200, PROTOBUF, b"")
    packed = gzip.compress(body("traces-001", "json"))
    answer = server.post("/v1/traces", packed, JSON + "; charset=utf-8", Content_Encoding="gzip")
    assert (answer.status, answer.headers["content-type"], answer.content) == (200, JSON, b"{}")
    told, intact = server.told()
    assert (told["tau-airline-28-0-28"], told["tau-airline-37-0-37"], intact) == (17, 12, True)


@pytest.mark.parametrize(
    ("content", "form", "headers", "status", "code"),
    [
        (b"\xff\xffgarbage", PROTOBUF, {}, 400, 3),
        (b"[1, 2", JSON, {}, 400, 3),
        (b"[" * 100_000, JSON, {}, 400, 3),
        (b'{"resourceSpans": "none"}', JSON, {}, 400, 3),
        (b"not gzip", JSON, {"Content-Encoding": "gzip"}, 400, 3),
        (gzip.compress(b"{}")[:-9], JSON, {"Content-Encoding": "gzip"}, 400, 3),
        (TOO_LARGE, PROTOBUF, {"Content-Encoding": "gzip"}, 413, 11),
        (b"{}", JSON, {"Content-Encoding": "br"}, 415, 3),
        (b"{}", JSON, {"Authorization": "Bearer somebody-else"}, 401, 16),
        (b"{}", JSON, {"Authorization": ""}, 401, 16),
    ],
)
def test_what_cannot_be_taken_is_refused_with_a_status(
    server: Server, content: bytes, form: str, headers: dict[str, str], status: int, code: int
) -> None:
    """A google.rpc.Status in the form of the request, and never a 5xx."""
    answer = server.post("/v1/traces", content, form, **headers)
    assert (answer.status, answer.headers["content-type"]) == (status, form)
    if form == JSON:
        assert json.loads(answer.content)["code"] == code
    else:
        assert answer.content[:3] == bytes([8, code, 18])


def test_other_forms_paths_and_methods_are_refused(server: Server) -> None:
    """Whoever sends something else learns what there is."""
    assert server.post("/v1/traces", b"a=1", "application/x-www-form-urlencoded").status == 415
    assert server.post("/v1/profiles", b"", PROTOBUF).status == 404


def test_a_bad_span_is_rejected_and_the_others_are_kept(server: Server) -> None:
    """Partial success counts what was rejected and says why."""
    request = json.loads((DATA / "trace.json").read_text())
    spans = request["resourceSpans"][0]["scopeSpans"][0]["spans"]
    spans.append({**spans[0], "spanId": "no id"})
    answer = server.post("/v1/traces", json.dumps(request).encode(), JSON)
    partial = json.loads(answer.content)["partialSuccess"]
    assert (answer.status, partial["rejectedSpans"], "spanId is not hexadecimal" in partial["errorMessage"]) == (
        200,
        "1",
        True,
    )
    bad = ExportTraceServiceRequest()
    bad.resource_spans.add().scope_spans.add().spans.add(trace_id=b"short", span_id=b"8 bytes.")
    answer = server.post("/v1/traces", bad.SerializeToString())
    assert ExportTraceServiceResponse.FromString(answer.content).partial_success.rejected_spans == 1


def test_metrics_are_taken_dropped_and_warned_about(server: Server) -> None:
    """Accepted, so that no exporter tries again, with a message that says what becomes of them."""
    answer = server.post("/v1/metrics", (DATA / "metrics.json").read_bytes(), JSON)
    assert "not kept" in json.loads(answer.content)["partialSuccess"]["errorMessage"]
    partial = ExportMetricsServiceResponse.FromString(server.post("/v1/metrics", b"").content).partial_success
    assert (partial.rejected_data_points, "not kept" in partial.error_message) == (0, True)


def test_logs_that_tell_of_no_call_are_taken_silently(server: Server) -> None:
    """A service may send all its logs; only GenAI events are ours."""
    for name in ("logs", "events"):
        answer = server.post("/v1/logs", (DATA / f"{name}.json").read_bytes(), JSON)
        assert (answer.status, answer.content) == (200, b"{}")
    assert ExportLogsServiceResponse.FromString(server.post("/v1/logs", b"").content) == ExportLogsServiceResponse()
