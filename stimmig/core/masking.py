"""Blacking out what is somebody else's before a person is given their file (Art. 15 (4) DSGVO)."""

import re
import unicodedata
from collections.abc import Sequence

MASK = "[———]"


def masked(text: str, hidden: Sequence[str]) -> str:
    """The text with each of these expressions blacked out, wherever it stands and however it is capitalised.

    Between words any space or line end counts, and an umlaut however it is encoded (NFC, NFD). Longer expressions go
    first, so that a name within a name leaves no rest. Empty ones hide nothing.
    """
    wanted = sorted(
        (_composed(each).split() for each in hidden if each.strip()), key=lambda words: -len(" ".join(words))
    )
    if not wanted:
        return text
    either = "|".join(r"\s+".join(map(re.escape, words)) for words in wanted)
    found, times = re.subn(either, MASK, _composed(text), flags=re.IGNORECASE)
    return found if times else text


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
