"""The official OpenTelemetry SDK and its exporter: a real client, real HTTP, gzip."""

import json
import logging

import pytest
from opentelemetry.exporter.otlp.proto.http import Compression
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.trace import SpanLimits, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

from tests.telemetry.describing import KEY
from tests.telemetry.serving import Server

pytestmark = pytest.mark.django_db  # its database is copied for the server


def said(role: str, text: str) -> dict[str, object]:
    return {"role": role, "parts": [{"type": "text", "content": text}]}


def test_the_sdk_sends_a_conversation_and_it_is_kept(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    """Each turn is a trace of its own; only the span around it names the conversation. The exporter complains not."""
    exporter = OTLPSpanExporter(
        f"http://127.0.0.1:{server.port}/v1/traces",
        headers={"Authorization": f"Bearer {KEY}"},
        compression=Compression.Gzip,
    )
    provider = TracerProvider(span_limits=SpanLimits(max_attributes=64))
    provider.add_span_processor(BatchSpanProcessor(exporter))
    tracer, history = provider.get_tracer("a service"), []
    with caplog.at_level(logging.WARNING):
        for turn in range(3):
            history.append(said("user", f"Frage {turn}"))
            answer = said("assistant", f"Antwort {turn}")
            with tracer.start_as_current_span("turn", attributes={"gen_ai.conversation.id": "from the sdk"}):
                facts = {"gen_ai.operation.name": "chat", "gen_ai.request.model": "m"}
                facts |= {"gen_ai.input.messages": json.dumps(history)}
                facts |= {"gen_ai.output.messages": json.dumps([answer])}
                tracer.start_span("chat m", attributes=facts).end()
            history.append(answer)
        assert provider.force_flush()
        provider.shutdown()
    told, intact = server.told()
    assert (told["from the sdk"], intact, caplog.messages) == (3, True, [])
