"""What was answered with 200 is there after a kill -9."""

from concurrent.futures import ThreadPoolExecutor, as_completed

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from tests.telemetry.serving import Server

KILLS, SENDERS = 5, 4
pytestmark = pytest.mark.django_db  # its database is copied for the server


def call(number: int) -> bytes:
    """A request with one call of a conversation of its own."""
    request = ExportTraceServiceRequest()
    span = (
        request.resource_spans.add()
        .scope_spans.add()
        .spans.add(
            trace_id=(number + 1).to_bytes(16, "big"), span_id=(number + 1).to_bytes(8, "big"), start_time_unix_nano=1
        )
    )
    for name, value in {
        "gen_ai.operation.name": "chat",
        "gen_ai.conversation.id": f"c{number}",
        "gen_ai.input.messages": '[{"role": "user", "parts": [{"type": "text", "content": "Moin"}]}]',
        "gen_ai.output.messages": '[{"role": "assistant", "parts": [{"type": "text", "content": "Moin moin"}]}]',
    }.items():
        span.attributes.add(key=name).value.string_value = value
    return request.SerializeToString()


def test_a_kill_loses_nothing_that_was_acknowledged(server: Server) -> None:
    """Several senders at once; the server dies amid them, again and again."""
    acknowledged: set[str] = set()
    for kill in range(KILLS):
        with ThreadPoolExecutor(SENDERS) as senders:
            sent = {senders.submit(answered, server, n): n for n in range(kill * 40, kill * 40 + 40)}
            for done, one in enumerate(as_completed(sent)):
                acknowledged |= {f"c{sent[one]}"} if one.result() else set()
                if done == 15:
                    server.kill()
    told, intact = server.told()
    assert len(acknowledged) >= KILLS * 15
    assert (acknowledged - told.keys(), intact) == (set(), True)


def answered(server: Server, number: int) -> bool:
    try:
        return server.post("/v1/traces", call(number)).status == 200
    except OSError:
        return False
    except Exception as error:
        if type(error).__module__ == "http.client":  # hung up on in the middle of an answer
            return False
        raise
