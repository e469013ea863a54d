"""A text as words: folded, so that one word written in many ways is one word, each with its place in the text."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# Nothing in it repeats inside a repetition, so that it takes one pass over any text.
PIECE = re.compile(r"[^\W_]+(?:['’´`][^\W_]+)*|\.+|[!?;…]|\n\n|[\u2600-\u27BF\U0001F300-\U0001FAFF]")
ENDS = frozenset(".!?;…\n")  # what the mark at the end of a sentence begins with
FEW = 8  # words of a line that may go on in the next
APOSTROPHES = str.maketrans("’´`", "'''")
SPELT_OUT = (("ae", "a"), ("oe", "o"), ("ue", "u"))
DOUBLED = re.compile(r"(.)\1+")


class Word(NamedTuple):
    """One word, folded; `start` and `end` are its place in the text."""

    folded: str
    start: int
    end: int


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Lower case, no accents, ae/oe/ue like ä/ö/ü, ß like ss, no letter twice in a row: Größe, GROESSE -> grose."""
    plain = unicodedata.normalize("NFKD", word.casefold().translate(APOSTROPHES))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    for spelt_out, letter in SPELT_OUT:
        plain = plain.replace(spelt_out, letter)
    return DOUBLED.sub(r"\1", plain)


def sentences(text: str) -> Iterator[list[Word]]:
    """The words of each sentence; a question ends in the word "?". The same word again and again counts once.

    A line may end in the middle of a sentence, and one of few words that trails off with "..." goes on in the next:
    so people write who send a sentence in three messages.
    """
    words: list[Word] = []
    for piece in PIECE.finditer(text):
        if piece[0][0] not in ENDS:
            _add(words, Word(fold(piece[0]), *piece.span()))
        elif words and (len(words) > FEW or not _trails_off(text, piece)):
            yield [*words, Word("?", *piece.span())] if piece[0] == "?" else words
            words = []
    if words:
        yield words


def _trails_off(text: str, piece: re.Match[str]) -> bool:
    """Whether this is "..." or "…" at the end of a line that another line follows."""
    after = text[piece.end() : piece.end() + 2]
    return (piece[0] == "…" or piece[0].startswith("..")) and after[:1] == "\n" and after != "\n\n"


def _add(words: list[Word], word: Word) -> None:
    """The word at the end; said again, the one before grows."""
    if words and words[-1].folded == word.folded:
        word = Word(word.folded, words.pop().start, word.end)
    words.append(word)
