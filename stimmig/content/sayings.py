"""What is said in the place of an answer, and the notice with which an AI begins: words to start from, by language."""

from functools import cache
from pathlib import Path
from typing import Any

from stimmig.content import compiled

FILE = Path(__file__).with_name("sayings.toml")


def says(language: str) -> dict[str, str]:
    """Every sentence by its code."""
    return {code: words for code, words in _document()[language].items() if isinstance(words, str)}


def notice(channel: str, language: str, house: str) -> str:
    """The notice on a channel in the name of a house."""
    words: str = _document()[language]["notices"][channel]
    return words.replace("{house}", house)


@cache
def _document() -> dict[str, Any]:
    return compiled.document(FILE, FILE.read_bytes())
