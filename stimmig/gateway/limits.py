"""How much one process takes at once, and how much one key asks in a minute."""

import time
from collections.abc import Callable
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
