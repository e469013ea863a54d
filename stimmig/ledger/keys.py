"""The key of this log: made at first need, readable by the service alone, replaced by command.

keys/log.key    the private key that signs now, in one line: PRIVATE+KEY+NAME+ID+BASE64, as Go's note package writes it
keys/log.pub    every public key this log ever had, the oldest first, so that whatever was signed can still be verified

The name of the key is the origin of the log. It is fixed when the first key is made, because whoever watches a log
knows it by its origin; only a new log, begun after a loss, gets another. Where this folder itself was lost, the name
gets a number: nobody can tell any more what the lost key had signed, so no new one signs under its name.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from stimmig.core.ledger import note
from stimmig.core.ledger.note import Key, Signature
from stimmig.ledger import names

SECRET, PUBLIC = "log.key", "log.pub"
BEGINS = "PRIVATE+KEY"


@dataclass(frozen=True)
class LogKey:
    """A key that can sign."""

    key: Key
    secret: Ed25519PrivateKey

    def sign(self, text: str) -> Signature:
        """The line of this log under a text."""
        return Signature(self.key.name, self.key.id, self.secret.sign(text.encode()))

    def __str__(self) -> str:
        seed = bytes([note.SIGNS]) + self.secret.private_bytes_raw()
        return f"{BEGINS}+{self.key.name}+{self.key.id.hex()}+{note.encoded(seed)}"


def folder() -> Path:
    """Where the keys rest, for this account only."""
    path: Path = settings.DATA / "keys"
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def current() -> LogKey:
    """The key that signs now. Whoever needs it first makes it; of two at once, one is quicker for both."""
    path = folder() / SECRET
    if not path.exists():
        beside = _written(_made(_free(settings.LOG_NAME)))
        with suppress(FileExistsError):
            os.link(beside, path)
        beside.unlink()
    return _read(path)


def origin() -> str:
    """The name of this log, also where it has no key yet."""
    path = folder() / SECRET
    return _read(path).key.name if path.exists() else _free(settings.LOG_NAME)


def known() -> list[Key]:
    """Every public key this log ever had, the oldest first."""
    path = folder() / PUBLIC
    return [note.parse_key(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


@contextmanager
def replacing(name: str = "") -> Iterator[tuple[Key, Key]]:
    """Put a new key in the place of the one that signs now, which is destroyed; gives both public ones.

    What is done inside comes first: where it fails the old key goes on signing. With a name a new log begins: whoever
    watched the old one sees that it ended. Malformed where something went out under that name already.
    """
    before = current()
    if name != before.key.name and names.is_taken(name):
        raise note.Malformed(f"a checkpoint went out under the name {name!r} already; take another one")
    after = _made(name or before.key.name)
    beside = _written(after)
    try:
        yield before.key, after.key
        beside.replace(folder() / SECRET)
    finally:
        beside.unlink(missing_ok=True)


def _free(name: str) -> str:
    """This name, or the next with a number where one is taken and no key here stands for it: its key was lost."""
    ours = {key.name for key in known()}
    numbered = (f"{name}-{number}" for number in count(2))
    return next(each for each in chain([name], numbered) if each in ours or not names.is_taken(each))


def _made(name: str) -> LogKey:
    secret = Ed25519PrivateKey.generate()
    return LogKey(Key(note.require_name(name), note.SIGNS, secret.public_key().public_bytes_raw()), secret)


def _written(made: LogKey) -> Path:
    """A new key in a file of its own, its public half remembered before anything is signed with it."""
    with os.fdopen(os.open(folder() / PUBLIC, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644), "w") as opened:
        opened.write(f"{made.key}\n")
    beside = folder() / f"{SECRET}.{secrets.token_hex(8)}"
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
        opened.write(f"{made}\n")
        opened.flush()
        os.fsync(opened.fileno())
    return beside


def _read(path: Path) -> LogKey:
    name, _id, seed = path.read_text("utf-8").strip().removeprefix(f"{BEGINS}+").split("+", 2)
    secret = Ed25519PrivateKey.from_private_bytes(note.decoded(seed, "the private key")[1:])
    return LogKey(Key(name, note.SIGNS, secret.public_key().public_bytes_raw()), secret)
