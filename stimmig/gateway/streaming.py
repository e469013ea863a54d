"""An answer of the AI as it comes, let go as the policy says."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from hashlib import sha256
from typing import Any

import aiohttp

from stimmig.gateway import upstream
from stimmig.gateway.asgi import EVENTS
from stimmig.gateway.conversations import Answered
from stimmig.gateway.releasing import Releasing
from stimmig.gateway.turns import Conducted, answered
from stimmig.gateway.wire import sse
from stimmig.gateway.wire.refusals import human_required

UNBUFFERED = {"cache-control": "no-cache", "x-accel-buffering": "no"}
TAKEN = {"human": "human_takeover", "stopped": "stopped"}
ACTIONS = {"human": "hand_over", "stopped": "block"}


class Streaming:
    """An answer as it comes, let go as the policy says."""

    def __init__(self, turn: Conducted, response: aiohttp.ClientResponse) -> None:
        self.turn, self.response = turn, response
        _, self.form = turn.forms()
        contact = turn.coming.contact
        self.releasing = Releasing(self.form, contact.output, turn.now.opening, turn.judge, turn.words("withheld"))
        self.digest, self.model, self.id = sha256(), "", ""
        self.ended = False  # the AI said that it has finished

    async def run(self) -> None:
        """Let go until the AI has ended, somebody took over, or the person is gone. It is on record either way."""
        try:
            taken = await self._while_it_comes()
            out = b"" if taken else self.releasing.end()
            if out:
                taken = await self.turn.taken()
            await self._finish(b"" if taken else out, taken)
        except asyncio.CancelledError:
            self.turn.leave(self._answered(False))
            self.turn.unread()
            raise

    async def _while_it_comes(self) -> str:
        """Release what may go out; why it was cut off, or nothing where it was not."""
        async for events in self._events():
            if taken := await self.turn.taken():
                return taken
            out = b"".join(self._released(event) for event in events)
            if out:
                await self._send(out)
            if self.releasing.over or self.ended:
                break
        return ""

    async def _events(self) -> AsyncIterator[list[sse.Event]]:
        reader, size = sse.Reader(), 0
        try:
            async for data in self.response.content.iter_any():
                self.digest.update(data)
                size += len(data)
                if size > upstream.ANSWER_BYTES_MAX:
                    return
                if events := reader.feed(data):
                    yield events
        except (TimeoutError, aiohttp.ClientError, sse.TooLong):
            return

    def _released(self, event: sse.Event) -> bytes:
        """What goes out because of this event; nothing after the AI's own end."""
        if self.ended or self.releasing.over:
            return b""
        if event.data == "[DONE]":
            self.ended = True
            return b""
        try:
            parsed = json.loads(event.data)
        except ValueError:
            return b""
        if not isinstance(parsed, dict):
            return b""
        self._noted(parsed)
        return self.releasing.feed(parsed)

    def _noted(self, event: dict[str, Any]) -> None:
        inside = event.get("response") if isinstance(event.get("response"), dict) else event
        self.model = self.model or str((inside or {}).get("model") or "")
        if event.get("type") in {"response.completed", "response.incomplete", "response.failed"}:
            self.ended, self.id = True, str((inside or {}).get("id") or "")

    async def _send(self, out: bytes, *, more: bool = True) -> None:
        if not self.turn.exchange.started:
            action = self.releasing.outcome.action
            if self.turn.now.opening and action == "pass":
                action = "disclosed"  # it is about to be, before the first word
            headers = upstream.given_back(self.response) | self.turn.header(action) | UNBUFFERED
            await self.turn.exchange.start(200, EVENTS, headers)
        await self.turn.exchange.send(out, more=more)

    async def _finish(self, out: bytes, taken: str) -> None:
        """The end of it: whatever is still to be said, on record first, then sent."""
        whole = (self.ended or self.releasing.over) and not taken
        outcome = self.releasing.outcome
        done = self.form.done
        if taken and self.turn.asked.api:
            done = self._error(TAKEN[taken], self.turn.words(taken))
        elif taken:
            out += self.releasing.cut(self.turn.words(taken))
        elif not whole and not self.turn.exchange.started and not out:
            await self.turn.close(self._answered(False, status=502))
            raise upstream.broken_off()
        elif not whole:
            done = self._error("upstream_broke_off", self.turn.words("broke_off"))
        elif outcome.ended_by and self.turn.asked.api and not self.turn.exchange.started:
            await self._refuse()
            return
        await self.turn.close(self._answered(whole, taken))
        await self._send(out + done, more=False)

    async def _refuse(self) -> None:
        """Nothing has gone out yet, and the service wants an error."""
        ended = self.releasing.outcome.ended_by
        refused = human_required((ended.say if ended else "") or self.turn.words("withheld"))
        await self.turn.close(self._answered(True))
        headers = refused.headers | self.turn.header(self.releasing.outcome.action, 403)
        await self.turn.exchange.answer(403, refused.body(), headers=headers)

    def _error(self, code: str, message: str) -> bytes:
        kind = "server_error" if code == "upstream_broke_off" else "policy_violation"
        error = {"message": message, "type": kind, "param": None, "code": code}
        if self.form.name == "responses":
            return self.form.frame(error | {"type": "error"})
        return sse.frame(json.dumps({"error": error}, ensure_ascii=False))

    def _answered(self, whole: bool, taken: str = "", status: int = 200) -> Answered:
        result = answered(
            self.releasing.outcome, whole=whole, status=status, model=self.model, raw_sha256=self.digest.hexdigest(),
            response_id=self.id,
        )  # fmt: skip
        return replaced(result, taken)


def replaced(result: Answered, taken: str) -> Answered:
    """The same, where somebody took over in the middle of it."""
    return replace(result, action=ACTIONS[taken]) if taken else result
