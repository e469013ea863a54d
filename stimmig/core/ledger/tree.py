"""The Merkle tree over the leaves of the ledger, RFC 9162 section 2.1, from the nodes of its complete subtrees.

    node(0, i)     = the leaf of entry i + 1
    node(l, i)     = SHA-256(0x01 || node(l - 1, 2 i) || node(l - 1, 2 i + 1))       covers 2**l leaves from i * 2**l on

A node never changes once its last leaf is there, so it is written once and every proof reads O(log n) of them through
a callable `node(level, index) -> bytes`. Hashes are 32 bytes, places count from 0, sizes are numbers of leaves.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce

Place = tuple[int, int]  # level and index of a complete subtree
Node = Callable[[int, int], bytes]

EMPTY = hashlib.sha256().digest()  # the root of no leaves
HASH_BYTES = 32


def parent(left: bytes, right: bytes) -> bytes:
    """Hash two nodes into the one above; the leading 0x01 keeps it from being taken for a leaf."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def complete(start: int, end: int) -> list[Place]:
    """The largest complete subtrees that cover the leaves start to end - 1, from left to right.

    `start` is where a subtree of the whole tree begins, as in every proof; so the subtrees get smaller to the right.
    """
    places = []
    while start < end:
        level = (end - start).bit_length() - 1
        places.append((level, start >> level))
        start += 1 << level
    return places


def root(size: int, node: Node, start: int = 0) -> bytes:
    """MTH(D[start:size]): the hash over these leaves; with the whole tree, its root."""
    hashes = [node(*place) for place in complete(start, size)]
    return reduce(lambda right, left: parent(left, right), reversed(hashes)) if hashes else EMPTY


def grown(leaves: Iterable[bytes]) -> tuple[int, bytes]:
    """The size and the root of a tree over these leaves, read once and kept no longer than needed."""
    size, peaks = 0, list[bytes]()
    for found in leaves:
        rest = size
        while rest & 1:
            found, rest = parent(peaks.pop(), found), rest >> 1
        peaks.append(found)
        size += 1
    return size, root(size, lambda level, index: peaks[(size >> (level + 1)).bit_count()])


def inclusion(index: int, size: int, node: Node) -> list[bytes]:
    """PATH(index, D_size): what proves that a leaf is in the tree of this size, from its sibling upwards.

    IndexError where the tree does not reach so far.
    """
    if not 0 <= index < size:
        raise IndexError(f"there is no leaf {index} in a tree of {size}")
    path, start, end = list[bytes](), 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(root(end, node, middle))
            end = middle
        else:
            path.append(root(middle, node, start))
            start = middle
    return path[::-1]


def consistency(old: int, size: int, node: Node) -> list[bytes]:
    """PROOF(old, D_size): what proves that the tree of this size begins with the older one.

    Empty where nothing was added, and where there was nothing before; IndexError where the older tree is larger.
    """
    if not 0 <= old <= size:
        raise IndexError(f"a tree of {size} does not go on from one of {old}")
    path, start, end, whole = list[bytes](), 0, size, True
    while start < old < end:
        middle = start + _split(end - start)
        if old <= middle:
            path.append(root(end, node, middle))
            end = middle
        else:
            path.append(root(middle, node, start))
            start, whole = middle, False
    return path[::-1] if whole else [root(end, node, start), *path[::-1]]


def _split(size: int) -> int:
    """The largest power of two smaller than this size: where the tree divides."""
    return 1 << ((size - 1).bit_length() - 1)


def includes(root_hash: bytes, size: int, index: int, leaf: bytes, path: Sequence[bytes]) -> bool:
    """Tell whether a path proves that a leaf is in a tree: RFC 9162 section 2.1.3.2."""
    if not 0 <= index < size or _strange(root_hash, leaf, *path):
        return False
    place, last, found = index, size - 1, leaf
    for each in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = parent(each, found)
            place, last = _odd(place, last)
        else:
            found = parent(found, each)
        place, last = place >> 1, last >> 1
    return last == 0 and found == root_hash


def continues(old_root: bytes, old: int, new_root: bytes, new: int, path: Sequence[bytes]) -> bool:
    """Tell whether a path proves that a tree goes on from an older one: RFC 9162 section 2.1.4.2.

    A tree goes on from itself, and every tree from the empty one, both with an empty path.
    """
    if not 0 <= old <= new or _strange(old_root, new_root, *path):
        return False
    if old in (0, new):
        return not path and old_root == (new_root if old else EMPTY)
    hashes = [old_root, *path] if old & (old - 1) == 0 else list(path)
    return bool(path) and _joined(hashes, old - 1, new - 1) == (old_root, new_root, 0)


def _joined(hashes: Sequence[bytes], place: int, last: int) -> tuple[bytes, bytes, int] | None:
    """Both roots as the path gives them, and what is left of the way up: 0 where it was gone to its end."""
    while place & 1:
        place, last = place >> 1, last >> 1
    older = newer = hashes[0]
    for each in hashes[1:]:
        if last == 0:
            return None
        if place & 1 or place == last:
            older, newer = parent(each, older), parent(each, newer)
            place, last = _odd(place, last)
        else:
            newer = parent(newer, each)
        place, last = place >> 1, last >> 1
    return older, newer, last


def _odd(place: int, last: int) -> Place:
    """Go up where a node has no sibling to its right: until it is a right child itself, or the root."""
    while place and not place & 1:
        place, last = place >> 1, last >> 1
    return place, last


def _strange(*hashes: bytes) -> bool:
    return any(len(each) != HASH_BYTES for each in hashes)


def added(size: int, leaves: Sequence[bytes], node: Node) -> list[tuple[int, int, bytes]]:
    """The nodes above the leaves that come into being when these leaves follow a tree of this size.

    Reads only what `joined` names, and once each.
    """
    new = {(0, size + number): leaf for number, leaf in enumerate(leaves)}
    for number in range(size, size + len(leaves)):
        level, index = 0, number
        while index & 1:
            left = new[level, index - 1] if (level, index - 1) in new else node(level, index - 1)
            new[level + 1, index >> 1] = parent(left, new[level, index])
            level, index = level + 1, index >> 1
    return [(level, index, found) for (level, index), found in new.items() if level]


def joined(size: int, more: int) -> list[Place]:
    """The complete subtrees of a tree that get a parent when so many leaves follow."""
    return [(level, index) for level, index in complete(0, size) if ((index >> 1) + 1) << (level + 1) <= size + more]


def above(hashes: Iterable[bytes]) -> Iterator[bytes]:
    """One level of the tree from the level below it; a node without a sibling has no parent yet."""
    left = iter(hashes)
    yield from map(parent, left, left)


def differing(expected: Iterable[bytes], stored: Iterable[tuple[int, bytes]]) -> Iterator[int]:
    """The indexes of one level at which what is stored, in order, is not what is expected: missing, other, too much."""
    given = iter(stored)
    index, found = next(given, (None, b""))
    for number, hash_ in enumerate(expected):
        if index != number or found != hash_:
            yield number
        while index is not None and index <= number:
            index, found = next(given, (None, b""))
    while index is not None:
        yield index
        index, _found = next(given, (None, b""))


def asked(proof: Callable[[Node], object]) -> list[Place]:
    """The places a proof asks for, so that they can be read at once. What it computes does not depend on hashes."""
    places = list[Place]()

    def note(level: int, index: int) -> bytes:
        places.append((level, index))
        return EMPTY

    proof(note)
    return places
