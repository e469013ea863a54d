"""A small server that behaves like the part of Chatwoot an agent bot sees: conversations with a status and messages.

What is written or changed there goes to the bot as Chatwoot sends it: over HTTP, signed by nothing but the address.
Requests need the bot's access token and get Chatwoot's answers (401, 404, 422).
"""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOKEN = "agent-bot-token"
STATES = {"open", "pending", "resolved", "snoozed"}
ACCOUNT = 3


@dataclass
class Desk:
    """One account with one conversation, and the bot it tells."""

    url: str = ""
    status: str = "pending"  # where an agent bot is connected, a conversation begins with it
    messages: list[dict[str, Any]] = field(default_factory=list)
    requests: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    failures: int = 0  # so many requests are answered by 500 first
    tell: Callable[[dict[str, Any]], object] = lambda sent: None
    tells_status: bool = True  # older versions told agent bots nothing of it

    @property
    def bot_said(self) -> list[str]:
        return [each["content"] for each in self.messages if each["sender"]["type"] == "agent_bot"]

    def writes(self, who: str, text: str, private: bool = False) -> dict[str, Any]:
        """The customer (`contact`) or somebody of the house (`user`) writes."""
        if who == "contact" and self.status == "resolved":
            self.status = "pending"
        message = self._message(text, "incoming" if who == "contact" else "outgoing", who, private)
        sent = self.event(message)
        self.tell(sent)
        return sent

    def event(self, message: dict[str, Any]) -> dict[str, Any]:
        """What the bot is told of a message."""
        return {"event": "message_created", **message, "account": {"id": ACCOUNT}, "conversation": self.conversation()}

    def conversation(self) -> dict[str, Any]:
        return {"id": 7, "status": self.status, "channel": "Channel::WebWidget", "messages": []}

    def toggles(self, status: str) -> None:
        """Somebody of the house, or the bot, changes the status."""
        changed, self.status = self.status != status, status
        if changed and self.tells_status:
            sent = {"event": "conversation_status_changed", "account": {"id": ACCOUNT}, **self.conversation()}
            self.tell(sent)

    def _message(self, text: str, kind: str, who: str, private: bool = False) -> dict[str, Any]:
        made = {
            "id": len(self.messages) + 100,
            "content": text,
            "message_type": kind,
            "private": private,
            "created_at": datetime.now(UTC).isoformat(),
            "sender": {"id": 1, "type": who, "name": who},
        }
        self.messages.append(made)
        return made

    def answer(self, path: str, token: str, said: dict[str, Any]) -> int:
        """What its API does with a request of the bot."""
        self.requests.append((path, said))
        if token != TOKEN:
            return 401
        if self.failures:
            self.failures -= 1
            return 500
        there = f"/api/v1/accounts/{ACCOUNT}/conversations/7"
        if path == f"{there}/messages" and said.get("content"):
            self._message(said["content"], "outgoing", "agent_bot")
            return 200
        if path == f"{there}/toggle_status" and said.get("status") in STATES:
            self.status = said["status"]
            return 200
        return 422 if path.startswith(there) else 404


@contextmanager
def chatwoot() -> Iterator[Desk]:
    """The server as long as it is needed."""
    desk = Desk()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            said = json.loads(self.rfile.read(int(self.headers["content-length"])))
            status = desk.answer(self.path, self.headers.get("api_access_token", ""), said)
            body = b"{}"
            self.send_response(status)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """It keeps quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    desk.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield desk
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
