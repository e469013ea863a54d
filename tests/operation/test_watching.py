"""An open page is told when something has changed, by few streams at a time."""

from threading import BoundedSemaphore
from typing import Any

import pytest

from stimmig.operation import watching


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look again at once, for two at a time."""
    monkeypatch.setattr(watching, "PAUSE", 0)
    monkeypatch.setattr(watching, "free", BoundedSemaphore(2))


def ended(stream: Any) -> None:
    """What a server does at the end of a stream, and no more: no request of this test has begun."""
    for close in stream._resource_closers:
        close()


def test_a_change_is_told_once() -> None:
    """And what did not change only keeps the stream alive."""
    marks = iter("aabbc")
    stream = watching.watched(lambda: next(marks), "a")
    lines = iter(stream)  # type: ignore[call-overload]
    told = [next(lines).decode() for _ in range(6)]
    assert told == [
        "retry: 2000\n\n",
        *[": still here\n\n"] * 2,
        "event: changed\ndata: \n\n",
        ": still here\n\n",
        "event: changed\ndata: \n\n",
    ]
    ended(stream)


def test_a_page_drawn_before_the_change_is_told_at_once() -> None:
    """Nothing that happened while the browser was away is missed."""
    stream = watching.watched(lambda: "new", "old")
    lines = iter(stream)  # type: ignore[call-overload]
    assert [next(lines), next(lines)][1] == b"event: changed\ndata: \n\n"
    ended(stream)


def test_few_streams_at_a_time_and_each_gives_back_its_place() -> None:
    """Whoever finds none free is told not to come again, and looks now and then."""
    streams = [watching.watched(str, "") for _ in range(2)]
    assert watching.watched(str, "").status_code == 204
    for stream in streams:
        ended(stream)
        ended(stream)  # a server may close twice
    assert watching.watched(str, "").status_code == 200


def test_a_stream_ends_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser comes again, and its permission is asked anew."""
    monkeypatch.setattr(watching, "SECONDS_MAX", 0)
    stream = watching.watched(str, "")
    assert list(stream) == [b"retry: 2000\n\n"]  # type: ignore[call-overload]
    ended(stream)
