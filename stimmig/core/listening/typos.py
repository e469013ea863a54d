"""Words one slip away: a letter too many, too few, wrong, or two of them swapped.

Found by leaving letters out on both sides (Garbe's symmetric delete), so that a look-up costs as many steps as a word
has letters, however many words are known. The first letter has to be right: who mistypes it is rarer than two words
that differ in it (jemand, niemand).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

SHORTEST = 6  # letters of a word that may be mistyped; shorter ones are too near to other words


class Typos:
    """Known words, to be found by what was typed instead."""

    def __init__(self, words: Iterable[str]) -> None:
        self._near: dict[str, set[str]] = defaultdict(set)
        for word in words:
            if len(word) >= SHORTEST:
                for shorter in (word, *_shorter(word)):
                    self._near[shorter].add(word)

    def near(self, typed: str) -> set[str]:
        """Every known word that is one slip away from what was typed."""
        found = set().union(*(self._near.get(shorter, ()) for shorter in (typed, *_shorter(typed))))
        return {word for word in found if word[0] == typed[0] and one_slip(word, typed)}


def _shorter(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def one_slip(one: str, other: str) -> bool:
    """Whether one letter left out, put in or exchanged, or two neighbours swapped, makes one word the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    at = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    if at is None:
        return True
    rest, other_rest = one[at:], other[at:]
    swapped = rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:]
    return swapped or rest[1:] == other_rest or rest == other_rest[1:] or rest[1:] == other_rest[1:]
