"""Signing how far the ledger goes, on demand. It leaves no entry: the entry would have to be signed again."""

from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.db import transaction

from stimmig.core.ledger import note, proof
from stimmig.core.ledger.checkpoint import Checkpoint as Said
from stimmig.core.ledger.enclosure import Enclosure, Opening
from stimmig.core.ledger.note import Note
from stimmig.ledger import actions, keys, losses, published, queries, tree, witnessing
from stimmig.ledger.models import Checkpoint, Entry, Stamp


def publish(*, at: datetime, witnessed: bool = True) -> Checkpoint | None:
    """Sign how far the ledger goes now, have it witnessed, keep it; None where nothing was recorded yet.

    Where nothing was added and no witness is lacking, the last one stands. Refused (`published-older`,
    `published-other`) where an earlier checkpoint went out that this ledger contradicts.
    """
    key = keys.current()
    losses.record(key.key, at=at)
    said, last = _now(key.key.name), published.newest(key.key.name)
    if not said.size:
        return None
    same = note.parse(last.note) if last and last.size == said.size else None
    asked = witnessing.to_ask(same, settings.WITNESSES, at) if witnessed else []
    if last and same and not asked:
        return last
    published.require_continued(said)
    signed = same or Note(str(said), (key.sign(str(said)),))
    more = witnessing.cosignatures(signed, said, asked, at)
    if last and same and not more:
        return last
    return _kept(Note(signed.text, (*signed.signatures, *more)), said, key.key, at)


def _now(origin: str) -> Said:
    """What is committed, and nothing that may yet be undone: whoever calls has no transaction open."""
    with transaction.atomic(durable=True):
        size = queries.head().seq
        return Said(origin, size, tree.root(size))


def _kept(signed: Note, said: Said, key: note.Key, at: datetime) -> Checkpoint:
    """The file first: whoever is killed in between leaves one that the next checkpoint agrees with."""
    published.keep(signed, key, at)
    return Checkpoint.objects.create(size=said.size, root=said.root.hex(), note=str(signed), at=at)


def covering(entry: Entry, *, at: datetime) -> Checkpoint:
    """The checkpoint an entry is proved under: the first stamped one that has it, else the newest, else one made now.

    Witnesses are not waited for; `stimmig watch` asks them, and a later receipt carries their names. They are asked
    for the newest one alone: one that was stamped and overtaken before they answered never gets them.
    """
    origin = keys.origin()
    found = published.first_stamped(origin, entry.seq) or published.newest(origin)
    if found is None or found.size < entry.seq:
        found = publish(at=at, witnessed=False)
    assert found is not None  # there is an entry, so there is something to sign
    return found


def stamp_over(number: int) -> Stamp | None:
    """The first time stamp over an entry, which its receipt takes along."""
    found = published.first_stamped(keys.origin(), number)
    return published.stamp_of(found) if found else None


def receipt(entry: Entry, *, at: datetime, opening: Opening | None = None) -> proof.Receipt:
    """What proves an entry elsewhere, with the time stamp there is, and with what opens it where that is asked for."""
    found = covering(entry, at=at)
    stamp = published.stamp_of(found)
    enclosed = Enclosure((bytes(stamp.answer),) if stamp else (), opening)
    return replace(under(found, entry), extra=enclosed.extra())


def under(found: Checkpoint, entry: Entry) -> proof.Receipt:
    """The way from an entry to the root of a checkpoint that has it."""
    return proof.Receipt(entry.seq - 1, tuple(tree.inclusion(entry.seq, found.size)), note.parse(found.note))


def rotate(*, at: datetime, name: str = "") -> tuple[note.Key, note.Key]:
    """Replace the key that signs, and say so in the ledger; with a name, begin a new log. Returns both public keys.

    The entry is committed before the key is replaced: no key signs that the ledger does not know.
    """
    with keys.replacing(name) as (before, after), transaction.atomic():
        content = {"before": str(before), "after": str(after)}
        actions.record("log_key.rotated", subject=None, by=None, at=at, content=content)
    return before, after
