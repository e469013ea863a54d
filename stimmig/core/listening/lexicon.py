"""Which words of the rules a written word is. Each element of a pattern is one bit; a word has the bits it is meant by.

An element names words: `mensch`; by their beginning `verbind*`, their end `*berater`, or what they contain `*roboter*`;
in any inflection `kaputt~`; any number `#`; the question mark `?` a sentence ended with.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from stimmig.core.listening.typos import SHORTEST, Typos
from stimmig.core.listening.words import fold

ENDINGS = ("ungen", "ung", "innen", "ern", "est", "ing", "end", "en", "er", "es", "em", "et", "ed", "in", "ly")
ENDING = ("e", "n", "s", "t", "d")
LIKELY = ("", "e", "en", "n", "s", "er", "in", "t")  # how a beginning goes on where it is mistyped
LEAST = 4  # letters that stay when an ending is taken off
LONGEST = 60  # letters; what is longer is no word
KEPT = 20_000  # words remembered at most


def stem(word: str) -> str:
    """What all inflections of a word have in common, roughly: the ending taken off."""
    for ending in (*ENDINGS, *ENDING):
        if word.endswith(ending) and len(word) - len(ending) >= LEAST:
            return word[: -len(ending)]
    return word


class Lexicon:
    """Words with the bits they are meant by."""

    def __init__(self, atoms: Iterable[tuple[str, int]], known: Iterable[str] = ()) -> None:
        """`atoms` are words as written in an element, each with the bit of the element; `known` are never a typo."""
        self._exact: dict[str, int] = defaultdict(int)
        self._starts: dict[str, int] = defaultdict(int)
        self._ends: dict[str, int] = defaultdict(int)
        self._within: dict[str, int] = defaultdict(int)
        self._stems: dict[str, int] = defaultdict(int)
        self._numbers = 0
        self.width: Counter[int] = Counter()  # by the place of an element's bit, by how many words it is meant
        meant: dict[str, int] = defaultdict(int)  # many elements name the same word: it is learnt once
        for atom, bit in atoms:
            self.width[bit.bit_length()] += 1
            meant[atom] |= bit
        for atom, bits in meant.items():
            self._learn(atom, bits)
        self.known = {*self._exact, *(fold(word) for word in known)}
        longer = (begin + more for begin in self._starts for more in LIKELY if len(begin) >= LEAST)
        self._typos = Typos({*self._exact, *longer, *self._stems})
        self._kept: dict[str, int] = {}

    def _learn(self, atom: str, bits: int) -> None:
        word = fold(atom.strip("*~"))
        match atom[0] == "*", atom[-1]:
            case _, "#":
                self._numbers |= bits
            case True, "*":
                self._within[word] |= bits
            case True, _:
                self._ends[word] |= bits
            case _, "*":
                self._starts[word] |= bits
            case _, "~":
                self._exact[word] |= bits
                for form in {word, stem(word)}:
                    self._stems[form] |= bits
            case _:
                self._exact[word] |= bits

    def bits(self, word: str) -> int:
        """The bits a folded word is meant by; those of what it may be a typo of, where it is meant by none."""
        if word not in self._kept:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            self._kept[word] = self._bits(word) if len(word) <= LONGEST else 0
        return self._kept[word]

    def _bits(self, word: str) -> int:
        bits = self._meant(word)
        if not bits and word not in self.known and len(word) >= SHORTEST - 1:
            for near in self._typos.near(word):
                bits |= self._meant(near)
        return bits

    def _meant(self, word: str) -> int:
        bits = self._exact.get(word, 0) | self._stems.get(stem(word), 0) | (self._numbers if word.isdigit() else 0)
        for at in range(2, len(word) + 1):
            bits |= self._starts.get(word[:at], 0) | self._ends.get(word[-at:], 0)
        for inner, bit in self._within.items():
            if inner in word:
                bits |= bit
        return bits

    def parts(self, word: str) -> list[str]:
        """A word written without spaces as its words, as few as can be; empty where it is not made of known ones."""
        ways: list[list[str] | None] = [[]]
        for end in range(1, len(word) + 1):
            before = [(ways[at], word[at:end]) for at in range(max(0, end - 20), end) if word[at:end] in self.known]
            made = [[*way, part] for way, part in before if way is not None]
            ways.append(min(made, key=len, default=None))
        return ways[-1] or []
