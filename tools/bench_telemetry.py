"""How many spans a second telemetry keeps: `python -m tools.bench_telemetry`

Recorded conversations, each round under new ids, sent by four at once to a real server over HTTP. A span counts when
its request was answered, and so is durable. The baseline is reading the same bodies and doing nothing with them.
"""

import gzip
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from stimmig.telemetry.otlp import protobuf
from tests.telemetry.serving import Server, environment
from tools.bench import STIMMIG, postgresql, timed
from tools.check import scratch

RECORDED = sorted((Path(__file__).parent.parent / "tests" / "telemetry" / "data").glob("*.pb.gz"))
ROUNDS, SENDERS, WANTED = 16, 4, 3_000  # requests of 163 spans, an exporter's batch; at once; spans a second


def main() -> int:
    """Print the figures; the exit status is 1 where fewer spans were kept than promised."""
    warming, *bodies = [b"".join(renamed(path, number) for path in RECORDED) for number in range(ROUNDS)]
    spans = sum(len(protobuf.spans(body).spans) for body in bodies)
    alone = min(timed(lambda: [protobuf.spans(body) for body in bodies]) for _ in range(3))
    print(f"telemetry, {spans:,} spans     {spans / alone:8,.0f} a second only read")
    kept = [spans / measured("", warming, bodies)]
    with postgresql() as address:
        kept.append(spans / measured(address, warming, bodies))
    for name, number in zip(("SQLite", "PostgreSQL"), kept, strict=True):
        print(f"  kept, {name:<12}        {number:8,.0f} a second  {spans / alone / number:6.1f} × reading alone")
    return 0 if min(kept) >= WANTED else 1


def renamed(path: Path, number: int) -> bytes:
    """A recorded body as if other people had said it all in another conversation."""
    request = ExportTraceServiceRequest.FromString(gzip.decompress(path.read_bytes()))
    for scope in (scope for resource in request.resource_spans for scope in resource.scope_spans):
        for span in scope.spans:
            span.trace_id = number.to_bytes(4, "big") + span.trace_id[4:]
            for pair in span.attributes:
                if pair.key in ("gen_ai.conversation.id", "session.id"):
                    pair.value.string_value += f"-{number}"
    return bytes(request.SerializeToString())


def measured(address: str, warming: bytes, bodies: Sequence[bytes]) -> float:
    """The seconds it takes on one database until everything is answered with 200."""
    with tempfile.TemporaryDirectory(dir=scratch()) as folder:
        given = environment(address or f"sqlite:///{folder}/stimmig.sqlite3", Path(folder))
        given |= {"STIMMIG_SECRET_KEY": "only for this measurement"}
        subprocess.run([STIMMIG, "manage", "migrate", "-v", "0"], env=given, check=True)
        server = Server(given).start()
        try:
            send(server, [warming])
            return timed(send, server, bodies)
        finally:
            server.stop()


def send(server: Server, bodies: Sequence[bytes]) -> None:
    with ThreadPoolExecutor(SENDERS) as senders:
        answers = list(senders.map(lambda body: server.post("/v1/traces", body), bodies))
    refused = [answer for answer in answers if answer.status != 200 or answer.content]
    if refused:
        raise SystemExit(f"not everything was kept: {refused[0]}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stimmig.settings")
    sys.exit(main())
