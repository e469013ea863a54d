"""How much one process takes at once, and how much of it one key: in a minute, and of what is held for long."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from stimmig.gateway.wire.refusals import NoRoom


@dataclass
class Bucket:
    """Fills by the minute; each request takes one."""

    left: float
    at: float


class Rates:
    """Requests a minute, key by key. Each of several processes gives out its share."""

    def __init__(self, processes: int = 1, clock: Callable[[], float] = time.monotonic) -> None:
        self._processes, self._clock = processes, clock
        self._buckets: dict[int, Bucket] = {}

    def take(self, key: int, per_minute_max: int) -> None:
        """Take one; NoRoom with the seconds to wait where none is left."""
        most = max(1.0, per_minute_max / self._processes)
        now = self._clock()
        bucket = self._buckets.setdefault(key, Bucket(most, now))
        bucket.left = min(most, bucket.left + (now - bucket.at) * most / 60)
        bucket.at = now
        if bucket.left < 1:
            wait = int((1 - bucket.left) * 60 / most) + 1
            message = f"This key may ask {per_minute_max} times a minute. Wait {wait} seconds."
            headers = {"retry-after": str(wait)}
            raise NoRoom(429, "rate_limit_exceeded", message, type="rate_limit_error", headers=headers)
        bucket.left -= 1


class Places:
    """How many are served at once; `served` says whom."""

    def __init__(self, most: int, served: str = "requests are being answered") -> None:
        self.most, self.served, self.taken = most, served, 0

    @property
    def is_full(self) -> bool:
        return self.taken >= self.most

    def __enter__(self) -> None:
        if self.is_full:
            message = f"{self.most} {self.served} already. Try again in a second."
            raise NoRoom(503, "overloaded", message, type="server_error", headers={"retry-after": "1"})
        self.taken += 1

    def __exit__(self, *_: object) -> None:
        self.taken -= 1


class Shares:
    """Places that may be held for long. No key holds more than are free, so whoever comes later finds some.

    `todo` says what whoever holds a share can do.
    """

    def __init__(self, places: Places, todo: str = "Try again in 10 seconds.") -> None:
        self.places, self.todo, self._held = places, todo, Counter[int]()

    @contextmanager
    def of(self, key: int) -> Iterator[None]:
        """Hold one; NoRoom where none is free, or this key holds its share already."""
        held, free = self._held[key], self.places.most - self.places.taken
        if 0 < free <= held:
            message = (
                f"This key holds its share of the places already: {held}, with {free} left for all others. {self.todo}"
            )
            raise NoRoom(429, "share_exceeded", message, type="rate_limit_error", headers={"retry-after": "10"})
        with self.places:
            self._held[key] += 1
            try:
                yield
            finally:
                self._held[key] -= 1
                if not self._held[key]:
                    del self._held[key]
