"""A house's own list of what must not be said, found in any inflection, spelling, and with one slip in a word."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from stimmig.core.listening.ear import Ear, Saying
from stimmig.core.listening.lexicon import Lexicon
from stimmig.core.listening.nouns import Signal, in_order
from stimmig.core.listening.patterns import Pattern, Step, needs
from stimmig.core.listening.words import Word, sentences

PHRASE = "phrase."


def phrases(text: str, forbidden: Sequence[str]) -> tuple[Signal, ...]:
    """Where one of the phrases stands; the code is "phrase." and its number in the list. All of the text is read.

    A phrase is its words in a row: other words between them make it another one. A phrase without words finds nothing.
    """
    ear = _ear(tuple(forbidden))
    found = [spot for words in sentences(text) for spot in ear.hear(words)]
    return in_order([Signal(code, start, end, text[start:end]) for code, start, end in found])


@lru_cache(maxsize=256)
def _ear(forbidden: tuple[str, ...]) -> Ear:
    bits: dict[str, int] = {}
    sayings = [saying for number, phrase in enumerate(forbidden) for saying in _sayings(number, phrase, bits)]
    return Ear(Lexicon((f"{word}~", bit) for word, bit in bits.items()), {}, sayings)


def _sayings(number: int, phrase: str, bits: dict[str, int]) -> Iterator[Saying]:
    words = _plain(word for sentence in sentences(phrase) for word in sentence)
    steps = tuple(Step(bits.setdefault(word, 1 << len(bits))) for word in words)
    if steps:
        yield Saying((f"{PHRASE}{number}",), Pattern(steps, first=False, needs=needs(steps)))


def _plain(words: Iterable[Word]) -> list[str]:
    return [word.folded.replace("'", "") for word in words if word.folded != "?"]
