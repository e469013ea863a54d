"""A key of the log that is lost: something went out that it signed, and nothing of it is left here.

What it signed is as good as before, for whoever has its public half; this house alone can no longer tell. A new key
signs under another name, and the ledger says so once.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from stimmig.core.ledger.note import Key
from stimmig.ledger import actions, keys, names
from stimmig.ledger.models import Content

KIND = "log_key.lost"


@dataclass(frozen=True)
class Loss:
    """Which key: its name, and the four bytes by which a signature names it, in hexadecimal digits."""

    name: str
    id: str


def standing() -> list[Loss]:
    """The keys that are lost and not found again, the first first; what is not recorded yet comes last."""
    lost, new = _recorded(), _unrecorded()
    return [each for each in lost if each not in _known()] + ([new] if new else [])


def record(after: Key, *, at: datetime) -> None:
    """Say in the ledger that a key was lost and which one signs from now on, where that was not said yet."""
    if _unrecorded() is None:
        return
    with transaction.atomic():
        actions.take_turn()
        if new := _unrecorded():  # asked again: somebody else may have had a turn before
            content = {"name": new.name, "id": new.id, "after": str(after)}
            actions.record(KIND, subject=None, by=None, at=at, content=content)


def _unrecorded() -> Loss | None:
    last = names.last()
    if last is None:
        return None
    found = Loss(last.signatures[0].name, last.signatures[0].key_id.hex())
    return None if found in _known() or found in _recorded() else found


def _recorded() -> list[Loss]:
    found = Content.objects.filter(entry__kind=KIND).order_by("entry_id")
    return [Loss(said["name"], said["id"]) for said in (each.read()["content"] for each in found)]


def _known() -> set[Loss]:
    return {Loss(key.name, key.id.hex()) for key in keys.known()}
