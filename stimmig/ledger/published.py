"""What went out of this ledger: checkpoints in their table, and as files that outlive the database.

The files are what shows that a database was put back from an older copy: it no longer knows what they know. So they
are copied elsewhere, and never put back with it. One a day and key is kept, the last, and the last that was stamped.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from fcntl import LOCK_EX, flock
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from stimmig.core.errors import Refusal
from stimmig.core.ledger import Flaw, checkpoint, note
from stimmig.core.ledger.note import Malformed, Note, Unsigned
from stimmig.ledger import keys, queries, tree
from stimmig.ledger.models import Checkpoint, Stamp
from stimmig.ledger.names import ENDING, FOLDER
from stimmig.verify.signatures import ed25519

STAMP, LOCK = ".tsr", ".lock"


def newest(origin: str) -> Checkpoint | None:
    """The last checkpoint of this log; the later of two over the same entries, which has more signatures."""
    return Checkpoint.objects.filter(note__startswith=f"{origin}\n").order_by("-size", "-id").first()


def first_stamped(origin: str, number: int) -> Checkpoint | None:
    """The first checkpoint of this log that has this entry and a time stamp: it says the most about when."""
    stamps = Stamp.objects.filter(checkpoint__note__startswith=f"{origin}\n", checkpoint__size__gte=number)
    first = stamps.select_related("checkpoint").order_by("checkpoint__size", "checkpoint_id").first()
    return _same(first.checkpoint).order_by("-id").first() if first else None


def stamp_of(found: Checkpoint) -> Stamp | None:
    """The time stamp over a checkpoint, whoever has witnessed it since."""
    return Stamp.objects.filter(checkpoint__in=_same(found)).first()


def _same(found: Checkpoint) -> QuerySet[Checkpoint]:
    """The same checkpoint as it went out first, and with each witness who came later."""
    by_the_log = str(checkpoint.of_the_log(note.parse(found.note)))
    return Checkpoint.objects.filter(size=found.size, note__startswith=by_the_log)


def folder() -> Path:
    """Where the files rest; they may be shown to anybody."""
    path: Path = settings.DATA / FOLDER
    path.mkdir(parents=True, exist_ok=True)
    return path


def keep(signed: Note, key: note.Key, at: datetime) -> None:
    """Write a checkpoint as a file, whole or not at all; never in the place of one that goes further."""
    path = folder() / f"{at:%Y-%m-%d}-{key.id.hex()}{ENDING}"
    with _alone():
        if _goes_as_far(path, signed):
            _write(path, str(signed).encode())


def keep_stamped(signed: Note, answer: bytes, at: datetime) -> None:
    """Write a checkpoint as the log signed it, and its stamp beside it: two files other programs read as they are.

    The last of a day and key stays. Whoever is killed in between leaves a checkpoint without a stamp.
    """
    path = folder() / f"{at:%Y-%m-%d}-{signed.signatures[0].key_id.hex()}-stamped{ENDING}"
    with _alone():
        if _goes_as_far(path, signed):
            path.with_suffix(STAMP).unlink(missing_ok=True)
            _write(path, str(checkpoint.of_the_log(signed)).encode())
            _write(path.with_suffix(STAMP), answer)


@contextmanager
def _alone() -> Iterator[None]:
    with (folder() / LOCK).open("w") as lock:
        flock(lock, LOCK_EX)  # of two who publish at once, neither sees the other half way
        yield


def _goes_as_far(path: Path, signed: Note) -> bool:
    """Whether a checkpoint goes at least as far as the one that rests here."""
    before = _said(_read(path)) if path.exists() else None
    return before is None or before.size <= checkpoint.parse(signed.text).size


def _write(path: Path, content: bytes) -> None:
    beside = path.with_suffix(".new")
    with beside.open("wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
    beside.replace(path)


def flaws(origin: str) -> Iterator[Flaw]:
    """Every published checkpoint of this log that the ledger of today contradicts, by the entries it was over."""
    went_out = list(_signed(origin))
    size = queries.head().seq  # read after them: meanwhile another process may have recorded and published
    for signed in went_out:
        said = _said(signed)
        if code := _differs(said, size) if said else "unsigned":
            yield Flaw(said.size if said else 0, code)


def require_continued(now: checkpoint.Checkpoint) -> None:
    """Refuse to sign what contradicts the last checkpoint that went out: a log never does (C2SP tlog-checkpoint)."""
    went_out = [said for signed in _signed(now.origin) if (said := _said(signed))]
    last = max(went_out, key=lambda said: said.size, default=now)
    if code := _differs(last, queries.head().seq):
        raise Refusal(f"published-{code}")


def _differs(said: checkpoint.Checkpoint, size: int) -> str | None:
    if said.size > size:
        return "older"
    try:
        return None if tree.root(said.size) == said.root else "other"
    except tree.Missing:
        return "other"


def _said(signed: Note) -> checkpoint.Checkpoint | None:
    """What was published, where a key of this log has signed it."""
    try:
        note.signed_by(signed, keys.known(), ed25519)
        return checkpoint.parse(signed.text)
    except (Malformed, Unsigned):
        return None


def _signed(origin: str) -> Iterator[Note]:
    """What was published under this origin: the last in the table, and every file, also one nobody can read."""
    if last := newest(origin):
        yield note.parse(last.note)
    for path in sorted(folder().glob(f"*{ENDING}")):
        found = _read(path)
        if found.text.startswith(f"{origin}\n") or not found.text:
            yield found


def _read(path: Path) -> Note:
    try:
        return note.parse(path.read_text("utf-8", errors="replace"))
    except Malformed:
        return Note("", ())
