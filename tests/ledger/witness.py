"""A witness for tests: a real HTTP server that does what C2SP tlog-witness says, with one key and one log it knows."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from stimmig.core.ledger import checkpoint, note, tree
from stimmig.core.ledger.note import COSIGNS, Key, Malformed, Signature, Unsigned
from stimmig.verify.signatures import ed25519
from stimmig.witnesses import Witness

Answer = tuple[int, str, str]  # status, content type, text
TEXT = "text/plain; charset=utf-8"


class Watching:
    """What a witness remembers: the keys of the logs it knows, and the last checkpoint of each it has cosigned."""

    def __init__(self, name: str = "witness.example/w1") -> None:
        self.secret = Ed25519PrivateKey.generate()
        self.key = Key(name, COSIGNS, self.secret.public_key().public_bytes_raw())
        self.logs: list[Key] = []
        self.seen: dict[str, checkpoint.Checkpoint] = {}
        self.asked: list[str] = []
        self.lock = threading.Lock()

    def add(self, body: str) -> Answer:
        """Answer one `add-checkpoint`, checking and remembering at once."""
        self.asked.append(body)
        head, _empty, signed = body.partition("\n\n")
        old, *proof = head.split("\n")
        try:
            found, size = note.parse(signed), checkpoint.number(old.removeprefix("old "), "the old size")
            said, path = checkpoint.parse(found.text), [note.decoded(line, "a hash") for line in proof]
        except Malformed as error:
            return 400, TEXT, str(error)
        with self.lock:
            return self.judged(found, said, size, path)

    def judged(self, found: note.Note, said: checkpoint.Checkpoint, old: int, path: list[bytes]) -> Answer:
        """The rules of the protocol, in its order."""
        known = [key for key in self.logs if key.name == said.origin]
        if not known:
            return 404, TEXT, "unknown log"
        try:
            note.signed_by(found, known, ed25519)
        except Unsigned as error:
            return 403, TEXT, str(error)
        if old > said.size:
            return 400, TEXT, "the old size is larger"
        last = self.seen.get(said.origin, checkpoint.Checkpoint(said.origin, 0, tree.EMPTY))
        if old != last.size:
            return 409, "text/x.tlog.size", f"{last.size}\n"
        if old == said.size and last.root != said.root:
            return 409, TEXT, "another root"
        if not tree.continues(last.root, old, said.root, said.size, path):
            return 422, TEXT, "inconsistent"
        self.seen[said.origin] = said
        return 200, TEXT, f"{self.cosigned(found.text)}\n"

    def cosigned(self, text: str) -> Signature:
        seconds = int(time.time())
        signed = seconds.to_bytes(note.MOMENT_BYTES) + self.secret.sign(note.cosigned(seconds, text))
        return Signature(self.key.name, self.key.id, signed)


@contextmanager
def serving(watching: Watching) -> Iterator[Witness]:
    """The witness at a free loopback port, as the product names one."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            status, kind, text = watching.add(body) if self.path == "/add-checkpoint" else (404, TEXT, "")
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(text.encode())))
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield Witness(watching.key, f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
