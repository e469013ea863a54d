"""The addresses of the gateway."""

import logging
import re
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from typing import Protocol
from urllib.parse import unquote
from uuid import uuid4

from stimmig.gateway import events, upstream
from stimmig.gateway.answering import conduct
from stimmig.gateway.asgi import JSON, Exchange, Receive, Scope, Send, while_there
from stimmig.gateway.asking import Endpoint
from stimmig.gateway.database import Failed, Here
from stimmig.gateway.house import House
from stimmig.gateway.urgent import urgently
from stimmig.gateway.wire.refusals import NoRoom, Refused, Unknown, not_served

log = logging.getLogger("stimmig.gateway")
BODY_BYTES_MAX = 16 * 1024 * 1024
CONVERSATION = re.compile(r"/v1/conversations/([^/]+)/events")
MODEL = re.compile(r"/v1/models(/[\w.:@%-]{1,200})?")
OWN_ID = re.compile(r"[\w.:-]{1,100}")


Mounted = Callable[[Scope, Receive, Send], Awaitable[None]]
TELEMETRY = ("/v1/traces", "/v1/logs", "/v1/metrics")


class Page(Protocol):
    """Answers what is no address of the API; False where it does not know it either."""

    async def __call__(self, house: House, exchange: Exchange) -> bool: ...
    async def close(self) -> None: ...


class Gateway:
    """The ASGI application. `start` brings the house; `page` may answer what is no address of the API.

    `telemetry` hears what services tell that do not go through here.
    """

    def __init__(
        self, start: Callable[[], Awaitable[House]], page: Page | None = None, telemetry: Mounted | None = None
    ) -> None:
        self._start, self._page, self._telemetry = start, page, telemetry
        self.house: House | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http" and self._telemetry and scope["path"] in TELEMETRY:
            await self._telemetry(scope, receive, send)
        elif scope["type"] == "http" and self.house:
            await self._answer(self.house, Exchange(scope, receive, send))

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        try:
            self.house = await self._start()
        except Exception as error:
            log.exception("the gateway cannot start")
            await send({"type": "lifespan.startup.failed", "message": str(error)})
            return
        await send({"type": "lifespan.startup.complete"})
        await receive()
        if self._page:
            await self._page.close()
        await self.house.upstream.stop()
        self.house.watch.stop()
        self.house.writer.stop()
        self.house.reader.stop()
        await send({"type": "lifespan.shutdown.complete"})

    async def _answer(self, house: House, exchange: Exchange) -> None:
        """Answer, and turn whatever goes wrong into words of the API."""
        given = exchange.headers.get("x-request-id", "")
        exchange.sent = {"x-request-id": given if OWN_ID.fullmatch(given) else f"req_{uuid4().hex}"}
        try:
            await self._route(house, exchange)
        except Refused as refused:
            await self._refuse(house, exchange, refused)
        except Failed:
            message = "The house's record cannot be read at the moment."
            await self._refuse(house, exchange, Refused(503, "record_unavailable", message, type="server_error"))
        except Exception:
            log.exception("%s %s failed", exchange.method, exchange.path)
            message = "Something went wrong in the gateway. Its log says what."
            await self._refuse(house, exchange, Refused(500, "internal_error", message, type="server_error"))

    async def _refuse(self, house: House, exchange: Exchange, refused: Refused) -> None:
        house.figures.answered("refused", refused.code, refused.status)
        if exchange.gone or exchange.started:
            return
        await exchange.refuse(refused)

    async def _route(self, house: House, exchange: Exchange) -> None:
        method, path = exchange.method, exchange.path
        if method == "POST" and path in TURNS:
            await turn(house, exchange, TURNS[path])
        elif method == "POST" and path == "/v1/embeddings":
            house.admit(exchange)
            with house.places:
                raw = await exchange.body(BODY_BYTES_MAX)
                await while_there(exchange, transparent(house, exchange, raw))
        elif method == "GET" and MODEL.fullmatch(path):
            house.admit(exchange)
            with house.places:
                await exchange.body(0)
                await while_there(exchange, transparent(house, exchange, None))
        elif method == "GET" and (found := CONVERSATION.fullmatch(path)):
            key = events.admitted(house, exchange)
            with house.listeners.of(key.id):
                await exchange.body(0)
                await while_there(exchange, events.watched(house, exchange, key, unquote(found[1])))
        elif method == "GET" and path in OWN:
            await OWN[path](house, exchange)
        elif self._page is None or path.startswith("/v1") or not await self._page(house, exchange):
            raise not_served(Unknown(method, path))


TURNS: dict[str, Endpoint] = {"/v1/chat/completions": "chat.completions", "/v1/responses": "responses"}


async def turn(house: House, exchange: Exchange, endpoint: Endpoint) -> None:
    """One turn of a conversation. Where there is no room for it, somebody in need is answered all the same."""
    with ExitStack() as place:
        try:
            house.admit(exchange)
            place.enter_context(house.places)
        except NoRoom as refused:
            await urgently(house, exchange, endpoint, refused)
            return
        raw = await exchange.body(BODY_BYTES_MAX)
        await while_there(exchange, conduct(house, exchange, endpoint, raw))


async def transparent(house: House, exchange: Exchange, raw: bytes | None) -> None:
    """What nobody reads goes to the AI and back unchanged, where guardrails are in force."""
    key, _, _ = house.service(exchange)
    path = exchange.path.removeprefix("/v1")
    async with house.upstream.asked(exchange.method, key.upstream, path, exchange.headers, raw) as response:
        body = await upstream.whole(response)
        kind = response.headers.get("content-type", JSON)
        house.figures.answered(path.split("/")[1], "pass", response.status)
        await exchange.answer(response.status, body, kind, upstream.given_back(response))


async def alive(house: House, exchange: Exchange) -> None:
    await exchange.answer(200, b"ok\n", "text/plain; charset=utf-8")


async def ready(house: House, exchange: Exchange) -> None:
    """Ready is who can put something on record."""
    try:
        await house.writer.within(writable)
    except Failed as error:
        await exchange.answer(503, f"the record cannot be written: {error}\n".encode(), "text/plain; charset=utf-8")
        return
    await exchange.answer(200, b"ready\n", "text/plain; charset=utf-8")


def writable(cursor: Here) -> None:
    """Change nothing, but in a way only somebody who may write can."""
    cursor.execute("UPDATE operation_conversation SET turns = turns WHERE id = -1")


async def figures(house: House, exchange: Exchange) -> None:
    gauges = {
        "in_flight": float(house.places.taken), "listening": float(house.listeners.places.taken),
        "batches": float(house.writer.batches), "jobs": float(house.writer.jobs),
        "unrecorded_turns": float(len(house.missed)),
    }  # fmt: skip
    await exchange.answer(200, house.figures.page(gauges).encode(), "text/plain; version=0.0.4; charset=utf-8")


OWN = {"/healthz": alive, "/readyz": ready, "/metrics": figures}
