"""Telling an open page that something has changed: server-sent events (HTML standard, section 9.2).

A stream holds one thread of the server, so there are few at a time and each ends by itself; the browser comes again.
Whoever finds none free looks at the page now and then instead.
"""

import time
from collections.abc import Callable, Iterator
from threading import BoundedSemaphore

from django.conf import settings
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

SECONDS_MAX = 50
PAUSE = 1.0  # seconds between two looks
COMES_AGAIN_MS = 2000

free = BoundedSemaphore(settings.STREAMS_MAX)  # of one process


def watched(mark: Callable[[], str], seen: str) -> HttpResponseBase:
    """A stream that says `changed` each time the mark is another than it was; 204 where no stream is free.

    `seen` is the mark of the page that asks: what changed since it was drawn is told at once.
    """
    if not free.acquire(blocking=False):
        return HttpResponse(status=204)  # tells an EventSource not to come again
    answer = StreamingHttpResponse(_Stream(mark, seen), content_type="text/event-stream")
    answer["Cache-Control"] = "no-store"
    answer["X-Accel-Buffering"] = "no"
    return answer


class _Stream:
    """The lines of one stream. However it ends, it gives back its place."""

    def __init__(self, mark: Callable[[], str], seen: str) -> None:
        self.mark, self.seen, self.open = mark, seen, True

    def __iter__(self) -> Iterator[str]:
        yield f"retry: {COMES_AGAIN_MS}\n\n"
        until = time.monotonic() + SECONDS_MAX
        while self.open and time.monotonic() < until:
            yield self._news()
            time.sleep(PAUSE)

    def _news(self) -> str:
        now = self.mark()
        if now == self.seen:
            return ": still here\n\n"  # finds out whether anybody listens
        self.seen = now
        return "event: changed\ndata: \n\n"

    def close(self) -> None:
        """Called by the server when the stream is over or the browser has gone."""
        if self.open:
            self.open = False
            free.release()
