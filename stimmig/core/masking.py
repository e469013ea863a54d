"""Blacking out what is somebody else's before a person is given their file (Art. 15 (4) DSGVO)."""

import re
from collections.abc import Sequence

MASK = "[———]"


def masked(text: str, hidden: Sequence[str]) -> str:
    """The text with each of these expressions blacked out, wherever it stands and however it is capitalised.

    Longer expressions go first, so that a name within a name leaves no rest. Empty ones hide nothing.
    """
    wanted = sorted((each.strip() for each in hidden if each.strip()), key=len, reverse=True)
    if not wanted:
        return text
    return re.sub("|".join(map(re.escape, wanted)), MASK, text, flags=re.IGNORECASE)
