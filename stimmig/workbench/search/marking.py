"""The words that answer a question, marked where they stand, in as much of a text as fits into a line or two."""

import re
from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from stimmig.workbench.search.stems import WORD, answers, in_stems

BEFORE, WHOLE = 60, 220  # letters of a text before the first word that answers, and altogether


def marked(text: str, asked: Sequence[str]) -> SafeString:
    """The whole text with every word marked that answers."""
    pieces = re.split(f"({WORD.pattern})", text)  # every second piece is a word
    return format_html_join("", "{}", ((_drawn(piece, asked, number % 2 == 1),) for number, piece in enumerate(pieces)))


def excerpt(text: str, asked: Sequence[str]) -> SafeString:
    """The part of a text where the first word answers; its beginning where none does."""
    hit = next((found for found in WORD.finditer(text) if _is_hit(found[0], asked)), None)
    line, at = _line(text, hit.start()) if hit else (text.split("\n", 1)[0], 0)
    return marked(_cut(line, at), asked)


def _line(text: str, at: int) -> tuple[str, int]:
    """The line around a place, and where the place is in it."""
    begin = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return text[begin : end if end >= 0 else None], at - begin


def _cut(line: str, at: int) -> str:
    """At most WHOLE letters, whole words, with three dots where something is left out."""
    begin = line.rfind(" ", 0, at - BEFORE) + 1 if at > WHOLE - BEFORE else 0
    kept = line[begin:]
    if len(kept) > WHOLE:
        kept = kept[:WHOLE].rsplit(" ", 1)[0] + " …"
    return f"… {kept}" if begin else kept


def _drawn(piece: str, asked: Sequence[str], is_word: bool) -> str:
    return format_html("<mark>{}</mark>", piece) if is_word and _is_hit(piece, asked) else piece


def _is_hit(word: str, asked: Sequence[str]) -> bool:
    return any(answers(in_stems(word), one) for one in asked)
