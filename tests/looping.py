"""Running something asynchronous beside a browser, whose own loop may be running in this thread."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    """What it returns, or raises; in a thread and a loop of its own."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(asyncio.run, work).result()
