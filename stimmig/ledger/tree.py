"""The Merkle tree as the tables hold it: its root at any size, its proofs, and whether it is that of the leaves."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from stimmig.core.ledger import Flaw, tree
from stimmig.ledger.models import Entry, Node

Proof = TypeVar("Proof")


class Missing(LookupError):
    """A node that should be there is not: somebody has altered the tables."""


def root(size: int) -> bytes:
    """The root of the first entries; of all sizes up to now, since nothing before it ever changes."""
    return _proved(lambda node: tree.root(size, node))


def inclusion(seq: int, size: int) -> list[bytes]:
    """What proves that an entry is among the first `size` ones."""
    return _proved(lambda node: tree.inclusion(seq - 1, size, node))


def consistency(old: int, size: int) -> list[bytes]:
    """What proves that the first `size` entries begin with the first `old` ones."""
    return _proved(lambda node: tree.consistency(old, size, node))


def _proved(proof: Callable[[tree.Node], Proof]) -> Proof:
    """Compute a proof from all the nodes it needs, read at once; Missing where one is not there."""
    places = tree.asked(proof)
    found = nodes(places)
    if missing := set(places) - set(found):
        raise Missing(f"nodes of the tree are not there: {sorted(missing)}")
    return proof(lambda level, index: found[level, index])


def nodes(places: Iterable[tree.Place]) -> dict[tree.Place, bytes]:
    """The hashes at these places, as far as there are any."""
    leaves = [index + 1 for level, index in places if not level]
    inner = [place for place in places if place[0]]
    found = {
        (0, seq - 1): _bytes(leaf) for seq, leaf in Entry.objects.filter(seq__in=leaves).values_list("seq", "leaf")
    }
    rows = Node.objects.filter(pk__in=inner).values_list("level", "index", "hash") if inner else ()
    return found | {(level, index): bytes(hash_) for level, index, hash_ in rows}


def flaws() -> Iterator[Flaw]:
    """Every node that is not the hash of the two below it, or missing, or there too early.

    Named by the entry that completes it. Reads the tree level by level, each in its order, and keeps none of it.
    """
    highest = Node.objects.order_by("-level").values_list("level", flat=True).first() or 0
    for level in range(1, max(highest, Entry.objects.count().bit_length() - 1) + 1):
        below = (hash_ for _index, hash_ in stored(level - 1))
        for index in tree.differing(tree.above(below), stored(level)):
            yield Flaw((index + 1) << level, "node")


def stored(level: int) -> Iterator[tuple[int, bytes]]:
    """One level of the tree in order: index and hash; level 0 are the leaves."""
    if level:
        rows = Node.objects.filter(level=level).order_by("index").values_list("index", "hash")
        yield from ((index, bytes(hash_)) for index, hash_ in rows.iterator(chunk_size=10_000))
    else:
        entries = Entry.objects.order_by("seq").values_list("seq", "leaf")
        yield from ((seq - 1, _bytes(leaf)) for seq, leaf in entries.iterator(chunk_size=10_000))


def _bytes(leaf: str) -> bytes:
    """A leaf as it is hashed; nothing where somebody wrote what is no hash."""
    try:
        return bytes.fromhex(leaf)
    except ValueError:
        return b""
