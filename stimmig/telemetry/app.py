"""The intake as an ASGI application: `POST /v1/traces`, `/v1/logs`, `/v1/metrics`. The gateway mounts it.

Errors: 400 and 413 for what cannot be read, 401 without a valid key, 415 for another form, 429 and 503, both with
`Retry-After`, where an exporter should try again. Bad data is never a 5xx.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import psycopg
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from stimmig.ledger.cases.keys import KeysUnusable
from stimmig.ledger.cases.keys.installation import InstallationKeyGone
from stimmig.telemetry import intake, keeping, otlp, queries
from stimmig.telemetry.answering import METRICS, warning
from stimmig.telemetry.keeping import Keeper
from stimmig.telemetry.observing import observe
from stimmig.telemetry.otlp import NotTaken, answers, body, json_form, protobuf
from stimmig.telemetry.reading import Request, understood

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
ASGI = Callable[[Message, Receive, Send], Awaitable[None]]

FORMS = {answers.PROTOBUF: protobuf, answers.JSON: json_form}
HELD_MAX = 2 * body.BYTES_MAX  # bytes of bodies that wait for their turn; who comes then is asked to come again
AHEAD = 3  # requests that are understood, or kept, at a time
UNKNOWN = ("unknown-key", 401, 16, "Send the key of a touchpoint: Authorization: Bearer KEY.")
BUSY = ("busy", 429, 14, "Too much waits to be kept; try again.")
NOT_KEPT = ("not-kept", 503, 14, "Nothing can be kept at the moment; try again.")
FORM = ("unknown-form", 415, 3, f"Content-Type must be {answers.PROTOBUF} or {answers.JSON}.")
METHOD = ("post-only", 405, 12, "Send with POST.")
NOWHERE = ("nowhere", 404, 12, "There is /v1/traces, /v1/logs and /v1/metrics.")
NOTHING_KEPT = (DatabaseError, sqlite3.Error, psycopg.Error, KeysUnusable, InstallationKeyGone)  # of either place
LOG = logging.getLogger(__name__)


def app(
    keeper: Keeper | None = None,
    keys: queries.Keys = queries.source_of,
    *,
    clock: Callable[[], datetime] = timezone.now,
    observer: intake.Observer = observe,
) -> ASGI:
    """The application. Two threads of its own read and write, so that a loop that serves others waits for neither."""
    return Intake(keeper or keeping.keeper(), keys, clock, observer)


class Intake:
    """Receives bodies in the loop, understands them in one thread and keeps them in another, each in its order.

    So the next request is read while the last one is made durable.
    """

    def __init__(
        self, keeper: Keeper, keys: queries.Keys, clock: Callable[[], datetime], observer: intake.Observer
    ) -> None:
        self.keeper, self.keys, self.clock, self.observer = keeper, keys, clock, observer
        self.held = 0
        self.reading = ThreadPoolExecutor(max_workers=1, thread_name_prefix="telemetry-reading")
        self.writing = ThreadPoolExecutor(max_workers=1, thread_name_prefix="telemetry-writing")
        self.ahead = asyncio.Semaphore(AHEAD)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        form = headers.get("content-type", "").partition(";")[0].strip().lower()
        signal = scope["path"].rstrip("/").rpartition("/")[2]
        try:
            content = await self._answer(scope["method"], signal, form, headers, receive)
            await _send(send, 200, form, content)
        except NotTaken as refusal:
            await _send(send, refusal.status, form, answers.refused(form, refusal))
        except Gone:
            LOG.debug("somebody hung up")

    async def _answer(self, method: str, signal: str, form: str, headers: dict[str, str], receive: Receive) -> bytes:
        if signal not in answers.RESPONSES:
            raise NotTaken(*NOWHERE)
        if method != "POST":
            raise NotTaken(*METHOD)
        if form not in FORMS:
            raise NotTaken(*FORM)
        source = await _done(self.reading, self._source, headers.get("authorization", ""))
        sent = await self._receive(receive)
        try:
            async with self.ahead:
                return await self._take(source, signal, form, headers.get("content-encoding", ""), sent)
        finally:
            self.held -= len(sent)

    async def _receive(self, receive: Receive) -> bytes:
        """The body. It counts as held from the first byte on."""
        parts, length, more = list[bytes](), 0, True
        try:
            while more:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise Gone
                parts.append(message.get("body", b""))
                length, self.held = length + len(parts[-1]), self.held + len(parts[-1])
                more = message.get("more_body", False)
                if length > body.BYTES_MAX:
                    raise body.too_large()
                if self.held > HELD_MAX:
                    raise NotTaken(*BUSY)
        except BaseException:
            self.held -= length
            raise
        return b"".join(parts)

    def _source(self, authorization: str) -> queries.Source:
        kind, _, shown = authorization.partition(" ")
        source = self.keys(shown.strip()) if kind.lower() == "bearer" and shown.strip() else None
        if source is None:
            raise NotTaken(*UNKNOWN)
        return source

    async def _take(
        self, source: queries.Source, signal: answers.Signal, form: str, encoding: str, sent: bytes
    ) -> bytes:
        heard, request = await _done(self.reading, self._understand, signal, form, encoding, sent)
        if signal == "metrics":
            return answers.taken(signal, form, warning=METRICS)
        outcome = await _done(self.writing, self._keep, source, request)
        return answers.taken(signal, form, heard.rejected + outcome.homeless, warning(heard, outcome))

    def _understand(self, signal: answers.Signal, form: str, encoding: str, sent: bytes) -> tuple[otlp.Heard, Request]:
        """A body as it was read, and what it tells. Each of its traces may turn out to be a new case."""
        heard, request = _read(signal, form, encoding, sent)
        try:
            self.keeper.make_ready(len(request.traces))
        except NOTHING_KEPT:
            LOG.exception("no keys were made ahead of time")  # whoever keeps makes them in their turn, or is refused
        return heard, request

    def _keep(self, source: queries.Source, request: Request) -> intake.Outcome:
        return intake.keep(source, request, at=self.clock(), keeper=self.keeper, observer=self.observer)


class Gone(Exception):
    """Whoever sent has hung up before the end."""


async def _done(thread: ThreadPoolExecutor, work: Callable[..., Any], *arguments: object) -> Any:
    return await asyncio.get_running_loop().run_in_executor(thread, _safely, work, *arguments)


def _read(signal: answers.Signal, form: str, encoding: str, sent: bytes) -> tuple[otlp.Heard, Request]:
    """A body as it was read, and what it tells; of metrics nothing is read."""
    content = body.plain(sent, encoding)
    heard = otlp.Heard()
    if signal != "metrics":
        heard = FORMS[form].spans(content) if signal == "traces" else FORMS[form].logs(content)
    return heard, understood(heard)


def _safely(work: Callable[..., Any], *arguments: object) -> Any:
    """Where the database, or the place of the keys, cannot take it, nothing was kept: to be sent again."""
    close_old_connections()
    try:
        return work(*arguments)
    except NOTHING_KEPT:
        LOG.exception("telemetry was not kept")
        raise NotTaken(*NOT_KEPT) from None


async def _send(send: Send, status: int, form: str, content: bytes) -> None:
    headers = [(b"content-type", (form if form in FORMS else answers.JSON).encode())]
    headers += [(b"content-length", str(len(content)).encode())]
    headers += [(b"retry-after", b"1")] if status in (429, 503) else []
    headers += [(b"www-authenticate", b"Bearer")] if status == 401 else []
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": content})
