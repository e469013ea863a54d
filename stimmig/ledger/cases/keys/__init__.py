"""The keys of the cases, apart from the database they lock.

Each case has a key of 256 random bits. It rests locked itself (AES-256-GCM) by the key of the installation, so that a
copy of the place alone opens nothing. A key is durable before anything locked by it can be committed; whoever is killed
in between leaves a key without a case, which harms nobody.
"""

import os
import secrets
import threading
import weakref
from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from stimmig.ledger.cases.keys.installation import installation_key
from stimmig.ledger.cases.keys.postgresql import InPostgreSQL
from stimmig.ledger.cases.keys.sqlite import InSQLite

KEY_BYTES, NONCE_BYTES = 32, 12
REMEMBERED = 4096


class KeysUnusable(Exception):
    """A key rests here that the key of this installation does not open. The message says what to do."""


class Place(Protocol):
    """Where locked keys rest. `add` keeps the one that is there already; both writes are durable when they return."""

    def read(self, cases: Iterable[UUID]) -> dict[UUID, bytes]: ...
    def add(self, locked: dict[UUID, bytes]) -> None: ...
    def remove(self, cases: Iterable[UUID]) -> bool: ...
    def empty(self) -> bool: ...
    def close(self) -> None: ...


class Keys:
    """The keys of one installation. One of these serves all threads of a process, and remembers some keys."""

    def __init__(self, folder: Path, url: str = "") -> None:
        """`folder` holds the installation's key, and the other keys too where no PostgreSQL is named by `url`."""
        self.folder = folder
        self.place: Place = InPostgreSQL(url) if url else InSQLite(folder / "cases.sqlite3")
        self._remembered: OrderedDict[UUID, bytes] = OrderedDict()
        self._lock, self._installation = threading.Lock(), b""
        LIVING.add(self)

    def find(self, cases: Iterable[UUID]) -> dict[UUID, bytes]:
        """The keys of those of the cases that have one which opens."""
        with self._lock:
            return self._find(set(cases))

    def make(self, cases: Iterable[UUID]) -> dict[UUID, bytes]:
        """The keys of all these cases; a new one, durable by now, for each that had none.

        Cases that are still to come may be named ahead of time: their first record then waits for nothing here.
        """
        wanted = set(cases)
        with self._lock:
            known = self._find(wanted)
            if missing := wanted - known.keys():
                self.place.add({case: self._locked(case, secrets.token_bytes(KEY_BYTES)) for case in missing})
                known |= self._find(missing)  # perhaps another process was quicker
            if lost := wanted - known.keys():
                raise KeysUnusable(f"keys of {len(lost)} cases do not open: put {self.folder}/installation back")
            return known

    def resting(self, cases: Iterable[UUID]) -> set[UUID]:
        """Those of the cases of which a key rests here, whether or not it opens."""
        with self._lock:
            return set(self.place.read(cases))

    def destroy(self, cases: Iterable[UUID]) -> bool:
        """Destroy the keys of these cases, whether or not there are any; False where a trace is still in a log."""
        gone = list(cases)
        with self._lock:
            for case in gone:
                self._remembered.pop(case, None)
            return self.place.remove(gone)

    def close(self) -> None:
        """Let go of the connection; the next use opens another."""
        with self._lock:
            self.place.close()

    def pause(self) -> None:
        """Before a fork: nobody is in the middle of something, and no connection is carried over."""
        self._lock.acquire()
        self.place.close()

    def resume(self) -> None:
        """After it, on both sides."""
        self._lock.release()

    def _find(self, wanted: set[UUID]) -> dict[UUID, bytes]:
        known = {case: self._remembered[case] for case in wanted & self._remembered.keys()}
        missing = wanted - known.keys()
        for case, locked in (self.place.read(missing) if missing else {}).items():
            if key := self._opened(case, locked):
                known[case] = self._remembered[case] = key
        while len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)
        return known

    def _locked(self, case: UUID, key: bytes) -> bytes:
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._cipher().encrypt(nonce, key, _named(case))

    def _opened(self, case: UUID, locked: bytes) -> bytes | None:
        cipher = self._cipher()
        try:
            return cipher.decrypt(locked[:NONCE_BYTES], locked[NONCE_BYTES:], _named(case))
        except (InvalidTag, ValueError):  # altered, of another case, or too short to be anything
            return None

    def _cipher(self) -> AESGCM:
        self._installation = self._installation or installation_key(self.folder, may_make=self.place.empty)
        return AESGCM(self._installation)


def _named(case: UUID) -> bytes:
    """Bind a locked key to its case, so that two cannot change places."""
    return b"stimmig case key " + case.bytes


LIVING: weakref.WeakSet[Keys] = weakref.WeakSet()
PAUSED = threading.local()  # two threads may fork at the same moment


def _before_fork() -> None:
    PAUSED.keys = list(LIVING)
    for keys in PAUSED.keys:
        keys.pause()


def _after_fork() -> None:
    for keys in PAUSED.keys:
        keys.resume()


os.register_at_fork(before=_before_fork, after_in_parent=_after_fork, after_in_child=_after_fork)
