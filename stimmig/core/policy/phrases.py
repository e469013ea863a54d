"""Whether a text has words somebody named, whatever their case, their spaces or how their letters are written."""

import re
import unicodedata
from collections.abc import Iterable

UNDERWAY = re.compile(r"\s+")


def named(text: str, phrases: Iterable[str]) -> tuple[str, ...]:
    """Those of the phrases a text has: each from the beginning of a word on, whatever the word's ending."""
    plain = _plain(text)
    return tuple(phrase for phrase in phrases if (wanted := _plain(phrase)) and _begins(wanted, plain))


def _plain(text: str) -> str:
    """NFKC and case folded, without invisible characters, one space between words."""
    visible = "".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
    return UNDERWAY.sub(" ", visible.casefold()).strip()


def _begins(wanted: str, plain: str) -> bool:
    before = r"(?<!\w)" if wanted[0].isalnum() else ""
    return re.search(before + re.escape(wanted), plain) is not None
