"""One language's rules, ready to be held against sentences."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_

from stimmig.core.listening.lexicon import KEPT, LONGEST, Lexicon
from stimmig.core.listening.nouns import united
from stimmig.core.listening.patterns import Pattern
from stimmig.core.listening.words import Word

Span = tuple[int, int]  # the first word, and the one after the last
Spans = dict[tuple[str, str], list[Span]]  # by code and rule
GLUED = 8  # letters from which on a word may be several without a space


@dataclass(frozen=True, slots=True, eq=False)
class Saying:
    """One pattern and what it says; as a look-alike, what it does not say although it looks like it.

    A look-alike of a rule takes back what that rule found, one of no rule whatever was found.
    """

    codes: tuple[str, ...]
    pattern: Pattern
    look_alike: bool = False
    rule: str = ""


class Ear:
    """Finds in a sentence what the sayings of a language say."""

    def __init__(
        self,
        lexicon: Lexicon,
        same: Mapping[str, Sequence[str]],
        sayings: Iterable[Saying],
        stop: int = 0,
        end: int = 0,
        common: int = 0,
    ) -> None:
        """`same` are forms said as other words (nem: einem); `stop` is the bit of words no gap passes over, `end` that
        of the end of a sentence; `common` are the bits of words every sentence has, a bad clue to what it says.
        """
        self._lexicon, self._same, self._stop, self._end, self._common = lexicon, same, stop, end, common
        self._sayings = [(self._anchor(saying.pattern), saying) for saying in sayings]
        self._anchored: dict[int, tuple[tuple[int, Saying], ...]] = {}
        self._meant: dict[str, tuple[str, ...]] = {}

    def hear(self, sentence: Sequence[Word]) -> Iterator[tuple[str, int, int]]:
        """Each code with its place in the text, a place covered by a look-alike left out."""
        parts = [(part, word) for word in sentence for part in self._parts(word.folded)]
        found, look_alikes = self._found([*(self._lexicon.bits(part) for part, _word in parts), self._end])
        clear: dict[str, list[Span]] = {}
        for (code, rule), spans in found.items():
            others = [*look_alikes.get((code, ""), ()), *look_alikes.get((code, rule), ())]
            clear.setdefault(code, []).extend(span for span in spans if not _covered(span, others))
        for code, spans in clear.items():
            for first, after in united(spans):
                yield code, parts[first][1].start, parts[min(after, len(parts)) - 1][1].end

    def only(self, codes: Collection[str]) -> "Ear":
        """An ear for these codes alone: it finds of them what this one finds, and is quicker."""
        sayings = [saying for _anchor, saying in self._sayings]
        narrowed = [replace(each, codes=tuple(code for code in each.codes if code in codes)) for each in sayings]
        kept = [each for each in narrowed if each.codes]
        return Ear(self._lexicon, self._same, kept, self._stop, self._end, self._common)

    def _found(self, bits: Sequence[int]) -> tuple[Spans, Spans]:
        """Where what is said stands, and what looks like it; the latter only where something was found."""
        absent = ~reduce(or_, bits)
        meant = {each for each in bits if each}  # most words of most sentences mean nothing to any rule
        possible = {saying for each in meant for needs, saying in self._possible(each) if not needs & absent}
        found = self._spans((saying for saying in possible if not saying.look_alike), bits)
        codes = {code for code, _ in found}
        alike = (saying for saying in possible if saying.look_alike and not codes.isdisjoint(saying.codes))
        return found, self._spans(alike, bits)

    def _spans(self, sayings: Iterable[Saying], bits: Sequence[int]) -> Spans:
        found: Spans = {}
        for saying in sayings:
            for span in saying.pattern.spans(bits, self._stop):
                for code in saying.codes:
                    found.setdefault((code, saying.rule), []).append(span)
        return found

    def _anchor(self, pattern: Pattern) -> int:
        """The element to look a pattern up by: of those that have to be there one few words are, not a common one."""
        bits = [step.bit for step in pattern.steps if not step.optional and step.bit != self._end]
        common, width = self._common | self._end, self._lexicon.width
        return min(bits, key=lambda bit: (bool(bit & common), width[bit.bit_length()]))

    def _possible(self, bits: int) -> tuple[tuple[int, Saying], ...]:
        """The sayings a word with these bits may belong to, each behind the bits it needs."""
        if bits not in self._anchored:
            found = (saying for anchor, saying in self._sayings if anchor & bits)
            self._anchored[bits] = tuple((saying.pattern.needs, saying) for saying in found)
        return self._anchored[bits]

    def _parts(self, word: str) -> tuple[str, ...]:
        """What a word is said as: itself, the words it is short for, or those it was written of without a space."""
        if word not in self._meant:
            if len(self._meant) >= KEPT:
                self._meant.clear()
            self._meant[word] = tuple(self._said_as(word))
        return self._meant[word]

    def _said_as(self, word: str) -> Iterable[str]:
        plain = word.replace("'", "")
        same = self._same.get(word) or self._same.get(plain)
        if same:
            return same
        glued = GLUED <= len(plain) <= LONGEST and plain not in self._lexicon.known and not self._lexicon.bits(plain)
        parts = self._lexicon.parts(plain) if glued else []
        return [said for part in parts for said in self._same.get(part, (part,))] or (plain,)


def _covered(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(first < span[1] and span[0] < after for first, after in others)
