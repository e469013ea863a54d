"""One request and its answer over ASGI (asgi.readthedocs.io, HTTP 2.5), and when the other side has gone."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, MutableMapping
from typing import Any

from stimmig.gateway.wire.refusals import Refused

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
JSON = "application/json"
EVENTS = "text/event-stream; charset=utf-8"
DRAINED_MAX = 64 * 1024 * 1024
SLOW = 30.0  # seconds a client may take to send its body


class Exchange:
    """A request, and the way back."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self.query: bytes = scope.get("query_string", b"")
        self.headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        self.started = self.gone = False
        self.sent: Mapping[str, str] = {}  # headers every answer of this request carries
        self._receive, self._send = receive, send

    async def body(self, size_max: int, *, within: float = SLOW, drained_max: int = DRAINED_MAX) -> bytes:
        """The whole body; Refused where it is too long, or not there within so many seconds."""
        parts, size = [], 0
        try:
            async with asyncio.timeout(within):
                async for part in self._parts():
                    size += len(part)
                    if size <= size_max:
                        parts.append(part)
                    elif size > size_max + drained_max:
                        raise too_large(size_max)
        except TimeoutError:
            raise Refused(408, "body_too_slow", f"The body did not arrive within {within:.0f} seconds.") from None
        if size > size_max:  # read to its end and forgotten: whoever is still sending hears no answer
            raise too_large(size_max)
        return b"".join(parts)

    async def _parts(self) -> AsyncIterator[bytes]:
        while True:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                self.gone = True
                raise asyncio.CancelledError
            yield message.get("body", b"")
            if not message.get("more_body"):
                return

    async def left(self) -> None:
        """Return when the other side has gone. Call it once the body was read."""
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self.gone = True

    async def start(self, status: int, content_type: str, headers: Mapping[str, str] | None = None) -> None:
        """Send status and headers."""
        both = {"content-type": content_type, **self.sent, **(headers or {})}
        raw = [(name.encode("latin-1"), value.encode("latin-1", "replace")) for name, value in both.items()]
        self.started = True
        await self._send({"type": "http.response.start", "status": status, "headers": raw})

    async def send(self, body: bytes, *, more: bool = True) -> None:
        await self._send({"type": "http.response.body", "body": body, "more_body": more})

    async def answer(
        self, status: int, body: bytes, content_type: str = JSON, headers: Mapping[str, str] | None = None
    ) -> None:
        """A whole answer."""
        await self.start(status, content_type, {"content-length": str(len(body)), **(headers or {})})
        await self.send(body, more=False)

    async def refuse(self, refused: Refused) -> None:
        """What is not answered, in the API's envelope."""
        await self.answer(refused.status, refused.body(), JSON, refused.headers)


def too_large(size_max: int) -> Refused:
    return Refused(413, "body_too_large", f"The body may have {size_max} bytes at most.")


async def while_there(exchange: Exchange, work: Awaitable[None]) -> None:
    """Do this as long as the other side is there; when it goes, stop at once, closing what was open."""
    doing, leaving = asyncio.ensure_future(work), asyncio.ensure_future(exchange.left())
    try:
        await asyncio.wait({doing, leaving}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        leaving.cancel()
        if not doing.done():
            doing.cancel()
        await asyncio.gather(doing, leaving, return_exceptions=True)
    if not doing.cancelled() and (error := doing.exception()):
        raise error
