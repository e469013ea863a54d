"""What a process works with, and who may ask it."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TypeVar

from stimmig.core.policy import Contact
from stimmig.gateway.asgi import Exchange
from stimmig.gateway.conversations import Missed
from stimmig.gateway.database import Here
from stimmig.gateway.doors import Doors
from stimmig.gateway.figures import Figures
from stimmig.gateway.keeping import Keeper
from stimmig.gateway.limits import Places, Rates, Shares
from stimmig.gateway.recording import Reader, Writer
from stimmig.gateway.rules import Rules
from stimmig.gateway.standing import InForce, Key, Watch
from stimmig.gateway.upstream import Upstream
from stimmig.gateway.wire.refusals import Refused

T = TypeVar("T")


@dataclass
class House:
    """What a process works with, held once."""

    writer: Writer
    reader: Reader
    watch: Watch
    rules: Rules
    keeper: Keeper
    upstream: Upstream
    rates: Rates
    places: Places
    listening: Rates  # how often a key begins to listen: apart from what it asks
    listeners: Shares
    urgent: Shares  # of those for whom there is no room, how many are heard for need at once
    figures: Figures = field(default_factory=Figures)
    doors: Doors = field(default_factory=Doors)
    missed: list[Missed] = field(default_factory=list)  # turns without a record, told as soon as there is one again

    def service(self, exchange: Exchange) -> tuple[Key, InForce, Contact]:
        """Who asks, by which policy, and what holds there; Refused where nobody may."""
        key = self.key(exchange)
        in_force = self.watch.standing.policies.get(key.use_case)
        if in_force is None:
            raise denied("no_policy", "No policy is in force for this use. The leader who decides puts one in force.")
        contact = in_force.contact(key.touchpoint)
        if contact is None:
            raise denied("touchpoint_not_covered", f"The decision does not cover “{key.touchpoint}”.")
        return key, in_force, contact

    def admit(self, exchange: Exchange) -> None:
        """Let in whom the headers alone let in, before anything else of a request is read; else Refused, or NoRoom."""
        key, _, _ = self.service(exchange)
        self.rates.take(key.id, key.per_minute_max)

    def key(self, exchange: Exchange) -> Key:
        """The key a service shows; Refused where it shows none that holds."""
        kind, _, secret = exchange.headers.get("authorization", "").partition(" ")
        found = self.watch.standing.keys.get(sha256(secret.strip().encode()).hexdigest())
        if kind.lower() != "bearer" or found is None:
            message = "Incorrect API key provided. Keys are made on the page of the use."
            raise Refused(401, "invalid_api_key", message, headers={"www-authenticate": "Bearer"})
        return found

    async def written(self, work: Callable[[Here], T]) -> T:
        """Let the writer do this soon or not at all, and count how long it took until it was durable."""
        return await self._timed(self.writer.within(work))

    def lasting(self, work: Callable[[Here], T]) -> "asyncio.Future[T]":
        """The same, whenever that is."""
        return self._timed(self.writer.submit(work))

    def _timed(self, waiting: "asyncio.Future[T]") -> "asyncio.Future[T]":
        begun = time.perf_counter()

        def durable(done: "asyncio.Future[T]") -> None:
            if not done.cancelled() and not done.exception():
                self.figures.durable(time.perf_counter() - begun)

        waiting.add_done_callback(durable)
        return waiting


def denied(code: str, message: str) -> Refused:
    return Refused(403, code, message, type="policy_violation", headers={"x-should-retry": "false"})
