"""Finding what somebody quotes: their words inside what was said, whatever case, accents, spaces and marks they use."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import accumulate
from typing import Literal

GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})  # ß is ss once it is folded
UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")  # soft hyphens, and what has no width
APOSTROPHE = re.compile(r"(?<=\w)['’ʼ‘`´](?=\w)")  # "geht's" is "gehts" to whoever types in haste
Nearness = Literal["quoted", "recalled"]
RECALLED_MIN = 3  # words; of fewer almost every long answer has some


def plainly(text: str) -> list[str]:
    """The words alone: lower case, without accents, marks and what nobody sees."""
    whole = APOSTROPHE.sub("", UNSEEN.sub("", text))
    folded = unicodedata.normalize("NFC", whole).casefold().translate(GERMAN)
    bare = "".join(each for each in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(each))
    return re.findall(r"[^\W_]+", bare)


def nearness(quote: str, said: str) -> Nearness | None:
    """How near what was said comes to a quote. None where it does not; no words stand nowhere.

    `quoted`: its words stand there, one after the other. Where one word ends and the next begins makes no difference,
    so that "E-Mail", "Email" and "e mail" are one; but the quote begins and ends where words do. `recalled`: all of
    them stand there, three at least, in whatever order.
    """
    words, spoken = plainly(quote), plainly(said)
    if words and _stand_together("".join(words), spoken):
        return "quoted"
    return "recalled" if len(set(words)) >= RECALLED_MIN and set(words) <= set(spoken) else None


def _stand_together(wanted: str, words: Sequence[str]) -> bool:
    joined = "".join(words)
    if wanted not in joined:
        return False
    edges = set(accumulate(map(len, words), initial=0))
    found = (at.start() for at in re.finditer(f"(?={re.escape(wanted)})", joined))
    return any(at in edges and at + len(wanted) in edges for at in found)
