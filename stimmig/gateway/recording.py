"""The one writer of a process: whatever waits is written in one transaction, and nobody waits for a clock.

While one transaction is made durable the next jobs gather; at one request at a time each has a transaction of its own.
A job is called again alone where another one spoiled its transaction, so it must not change anything but the database.
"""

import asyncio
import logging
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any, Generic, TypeVar

from stimmig.gateway.database import BROKEN, Connection, Database, Failed, Here

BATCH_MAX = 128
PATIENCE = 5.0  # seconds somebody waits for the database
ORDER = 0x5374696D  # the lock of the ledger on PostgreSQL: taken first, so that no two writers wait for each other
T = TypeVar("T")
log = logging.getLogger("stimmig.gateway")


@dataclass
class Job(Generic[T]):
    """Something to do with the database, and who waits for it."""

    work: Callable[[Here], T]
    waiting: "asyncio.Future[T]"
    loop: asyncio.AbstractEventLoop
    result: Any = None
    failure: BaseException | None = None
    lasting: bool = False  # whenever it is done, it is not too late
    given_up: bool = False  # nobody waits for it any more

    def do(self, cursor: Here) -> None:
        """Do it, unless it was given up before it was begun."""
        if not self.given_up:
            self.result = self.work(cursor)


class Thread(ABC):
    """Takes jobs in their order and does as many as wait at once."""

    def __init__(self, database: Database, name: str, patience: float = PATIENCE) -> None:
        self._database, self._queue, self._patience = database, SimpleQueue[Job[Any] | None](), patience
        self._connection: Connection | None = None
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self.batches = self.jobs = 0

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Do what still waits, then end."""
        self._queue.put(None)
        self._thread.join(10)

    def submit(self, work: Callable[[Here], T]) -> "asyncio.Future[T]":
        """Let it be done, whenever that is; the future holds the result, or Failed."""
        return self._put(work, lasting=True).waiting

    async def patiently(self, waiting: "asyncio.Future[Any]") -> None:
        """Wait until it is done or failed, but no longer than for anything else; it goes on by itself."""
        await asyncio.wait([waiting], timeout=self._patience)

    def within(self, work: Callable[[Here], T]) -> "asyncio.Future[T]":
        """Let it be done soon, or not at all: somebody waits. After our patience the future holds Failed."""
        job = self._put(work)
        timer = job.loop.call_later(self._patience, _give_up, job)
        job.waiting.add_done_callback(lambda _: timer.cancel())
        return job.waiting

    def _put(self, work: Callable[[Here], T], *, lasting: bool = False) -> Job[T]:
        loop = asyncio.get_running_loop()
        job: Job[T] = Job(work, loop.create_future(), loop, lasting=lasting)
        job.waiting.add_done_callback(_looked_at)
        self._queue.put(job)
        return job

    def _run(self) -> None:
        going = True
        while going:
            jobs = [self._queue.get()]
            try:
                while len(jobs) < BATCH_MAX:
                    jobs.append(self._queue.get_nowait())
            except Empty:
                pass
            going = None not in jobs
            if real := [job for job in jobs if job is not None]:
                self._do(real)
                self.batches, self.jobs = self.batches + 1, self.jobs + len(real)
                _tell(real)
        if self._connection:
            self._connection.close()

    @abstractmethod
    def _do(self, jobs: list[Job[Any]]) -> None:
        """What is done with the jobs that wait."""

    def _connected(self) -> Connection:
        if self._connection is None:
            self._connection = self._database.connect()
        return self._connection

    def _disconnect(self) -> None:
        """Nothing is known of this connection any more; the next job gets a new one."""
        if self._connection is not None:
            self._connection.rollback()
            self._connection.close()
            self._connection = None


class Writer(Thread):
    """Writes. What it has answered for is on the disk."""

    def _do(self, jobs: list[Job[Any]]) -> None:
        """All in one transaction; alone where one spoiled it; what is never too late once more where none began."""
        if not self._begun(jobs):
            jobs = [job for job in jobs if job.lasting]
            if not jobs or not self._begun(jobs):
                return
        if not self._written(jobs) and len(jobs) > 1:
            for job in jobs:
                if not job.given_up and self._begun([job]):
                    self._written([job])

    def _begun(self, jobs: list[Job[Any]]) -> bool:
        """Begin a transaction and take its turn. That it cannot is nobody's fault, so nobody is tried alone."""
        try:
            connection = self._connected()
            connection.begin()
            if connection.vendor == "postgresql":
                connection.cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ORDER])
        except Exception as error:
            _failed(jobs, error)
            self._disconnect()
            return False
        for job in jobs:
            job.failure = None
        return True

    def _written(self, jobs: list[Job[Any]]) -> bool:
        """Do all of them or none. False where none was done and each may be tried alone."""
        connection, jobs = self._connected(), [job for job in jobs if not job.given_up]
        try:
            for job in jobs:
                job.do(connection.cursor)
        except Exception as error:
            _failed(jobs, error)
            self._disconnect()
            return False
        if any(job.given_up for job in jobs):  # somebody was told that it did not happen
            connection.rollback()
            return False
        try:
            connection.commit()
        except BROKEN as error:  # it may have been written all the same: nobody tries it again
            _failed(jobs, error)
            self._disconnect()
        return True


class Reader(Thread):
    """Reads. Everything that waits shares one look, so that a look costs the same for one and for a hundred."""

    def _do(self, jobs: list[Job[Any]]) -> None:
        for number, job in enumerate(jobs):
            try:
                cursor = self._connected().cursor
            except BROKEN as error:
                _failed(jobs[number:], error)
                return
            self._one(job, cursor)

    def _one(self, job: Job[Any], cursor: Here) -> None:
        """What one job does not get says nothing of the others."""
        try:
            job.do(cursor)
        except Exception as error:
            _failed([job], error)
            self._disconnect()


def _give_up(job: Job[Any]) -> None:
    """Nobody waits any longer. What is being committed may still happen; nothing else will."""
    job.given_up = True
    if not job.waiting.done():
        job.waiting.set_exception(Failed("the database did not answer in time"))


def _failed(jobs: list[Job[Any]], error: Exception) -> None:
    if not isinstance(error, BROKEN):
        log.error("a job of the gateway failed", exc_info=error)
    for job in jobs:
        job.failure = Failed(f"{type(error).__name__}: {error}")


def _tell(jobs: list[Job[Any]]) -> None:
    """Give everybody their result: one call into each loop."""
    try:
        jobs[0].loop.call_soon_threadsafe(_settle, jobs)
    except RuntimeError:  # the loop has ended; nobody waits any more
        return


def _settle(jobs: list[Job[Any]]) -> None:
    for job in jobs:
        if job.waiting.done():
            continue
        if job.failure:
            job.waiting.set_exception(job.failure)
        else:
            job.waiting.set_result(job.result)


def _looked_at(waiting: "asyncio.Future[Any]") -> None:
    """Whoever went away does not make the loop complain."""
    if not waiting.cancelled():
        waiting.exception()
