"""What went out under which name: a name under which somebody watches a log is never used for another.

Both the table and the files are asked: either may be all that is left.
"""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from stimmig.core.ledger import note
from stimmig.core.ledger.note import Malformed, Note
from stimmig.ledger.models import Checkpoint

FOLDER, ENDING = "checkpoints", ".checkpoint"


def is_taken(name: str) -> bool:
    """Whether a checkpoint went out under this name."""
    if Checkpoint.objects.filter(note__startswith=f"{name}\n").exists():
        return True
    return any(found.signatures[0].name == name for found in _files())


def last() -> Note | None:
    """The last checkpoint that went out, whoever signed it."""
    row = Checkpoint.objects.order_by("-id").first()
    return note.parse(row.note) if row else next(_files(), None)


def _files() -> Iterator[Note]:
    """The files we have written ourselves, the newest first: each is named after the key that signed it."""
    for path in sorted((settings.DATA / FOLDER).glob(f"*{ENDING}"), reverse=True):
        found = _read(path)
        if found and f"-{found.signatures[0].key_id.hex()}" in path.name:
            yield found


def _read(path: Path) -> Note | None:
    try:
        return note.parse(path.read_text("utf-8", errors="replace"))
    except Malformed:
        return None
