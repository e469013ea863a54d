"""The Merkle tree: what it proves, and that nothing else passes for proved."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stimmig.core.ledger import tree

LEAVES = [hashlib.sha256(bytes([number])).digest() for number in range(40)]
SIZES = st.integers(0, len(LEAVES))


def plainly(leaves: list[bytes]) -> bytes:
    """MTH as RFC 9162 section 2.1.1 defines it, word by word."""
    if len(leaves) < 2:
        return leaves[0] if leaves else hashlib.sha256().digest()
    middle = 1
    while middle * 2 < len(leaves):
        middle *= 2
    return hashlib.sha256(b"\x01" + plainly(leaves[:middle]) + plainly(leaves[middle:])).digest()


def stored(size: int) -> dict[tuple[int, int], bytes]:
    """Every complete subtree of the first leaves, as a table would hold it."""
    places = [(0, number) for number in range(size)]
    places += [(level, index) for level in range(1, 7) for index in range(size >> level)]
    return {(level, index): plainly(LEAVES[index << level : (index + 1) << level]) for level, index in places}


def reader(size: int = len(LEAVES)) -> tree.Node:
    nodes = stored(size)
    return lambda level, index: nodes[level, index]


@pytest.mark.parametrize("size", range(len(LEAVES) + 1))
def test_the_root_is_that_of_the_rfc(size: int) -> None:
    """From stored nodes, and from leaves that are read once: both give the hash of the definition."""
    assert tree.root(size, reader(size)) == plainly(LEAVES[:size])
    assert tree.grown(iter(LEAVES[:size])) == (size, plainly(LEAVES[:size]))


@pytest.mark.parametrize("size", [1, 2, 3, 6, 7, 8, 33])
def test_every_leaf_is_proved_in_a_tree(size: int) -> None:
    """And no leaf at another's place, under another root, in a tree of another size, or by half a path."""
    whole = plainly(LEAVES[:size])
    for index in range(size):
        path = tree.inclusion(index, size, reader(size))
        assert tree.includes(whole, size, index, LEAVES[index], path)
        assert not tree.includes(whole, size, index, LEAVES[-1], path)
        assert not tree.includes(LEAVES[-1], size, index, LEAVES[index], path)
        assert not tree.includes(whole, size, (index + 1) % size, LEAVES[index], path) or size == 1
        assert not tree.includes(whole, size, index, LEAVES[index], [*path, whole])
        assert not path or not tree.includes(whole, size, index, LEAVES[index], path[:-1])


def test_a_proof_about_nothing_is_none() -> None:
    """No leaf before the first or after the last, and no hash that is none."""
    for index in (-1, 3):
        assert not tree.includes(plainly(LEAVES[:3]), 3, index, LEAVES[0], [])
        with pytest.raises(IndexError, match="no leaf"):
            tree.inclusion(index, 3, reader(3))
    assert not tree.includes(b"short", 1, 0, b"short", [])


@pytest.mark.parametrize("new", [1, 2, 5, 7, 8, 12])
def test_a_tree_goes_on_from_every_earlier_one(new: int) -> None:
    """And from no other, nor with a path that is cut or has too much in it."""
    whole = plainly(LEAVES[:new])
    for old in range(new + 1):
        older, path = plainly(LEAVES[:old]), tree.consistency(old, new, reader(new))
        assert tree.continues(older, old, whole, new, path)
        assert not tree.continues(LEAVES[-1], old, whole, new, path)
        assert not tree.continues(older, old, LEAVES[-1], new, path) or old == 0
        assert not tree.continues(older, old, whole, new, [*path, whole])
        assert not path or not tree.continues(older, old, whole, new, path[:-1])


def test_no_tree_goes_on_from_a_larger_one() -> None:
    """Whoever has seen more than there is now has seen something cut off."""
    assert not tree.continues(plainly(LEAVES[:3]), 3, plainly(LEAVES[:2]), 2, [])
    assert not tree.continues(b"", 0, b"short", 2, [])
    with pytest.raises(IndexError, match="does not go on"):
        tree.consistency(3, 2, reader(3))


@given(SIZES, SIZES, st.data())
@settings(max_examples=40)
def test_what_an_append_adds_is_what_is_missing(one: int, other: int, data: st.DataObject) -> None:
    """However many leaves come at once; and it asks only for what it said it would ask for."""
    size, after = sorted((one, other))
    before, wanted = stored(size), tree.joined(size, after - size)
    new = tree.added(size, LEAVES[size:after], lambda *place: {each: before[each] for each in wanted}[place])
    assert {(level, index): found for level, index, found in new} == {
        place: found for place, found in stored(after).items() if place[0] and place not in before
    }
    index = data.draw(st.integers(0, max(after - 1, 0)))
    if after:
        assert tree.includes(
            plainly(LEAVES[:after]), after, index, LEAVES[index], tree.inclusion(index, after, reader(after))
        )
    assert tree.continues(
        plainly(LEAVES[:size]), size, plainly(LEAVES[:after]), after, tree.consistency(size, after, reader(after))
    )


def test_what_is_read_at_once_is_what_is_asked_for() -> None:
    """The places of a proof are known before any hash is read, and they are few."""
    places = tree.asked(lambda node: tree.inclusion(5, 1_000_000, node))
    assert len(places) <= 2 * 20
    nodes = stored(33)
    wanted = tree.asked(lambda node: tree.consistency(7, 33, node))
    assert tree.consistency(7, 33, lambda *place: {each: nodes[each] for each in wanted}[place])


def test_one_level_follows_from_the_level_below() -> None:
    """So the whole tree is checked from its leaves, level by level."""
    assert list(tree.above(LEAVES[:7])) == [stored(7)[1, index] for index in range(3)]


def test_what_differs_is_named_by_its_index() -> None:
    """A node that is missing, another than expected, doubled, or more than there should be."""
    one, two, three = LEAVES[:3]
    assert list(tree.differing([one, two], [(0, one), (1, two)])) == []
    assert list(tree.differing([one, two, three], [(0, one), (2, three)])) == [1]
    assert list(tree.differing([one, two], [(0, two), (1, two)])) == [0]
    assert list(tree.differing([one], [(0, one), (0, two), (3, three)])) == [3]
    assert list(tree.differing([one, two], [])) == [0, 1]
