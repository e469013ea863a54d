"""Finding what somebody quotes: their words inside what was said, whatever case, accents, spaces and marks they use."""

import re
import unicodedata

GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})  # ß is ss once it is folded


def plainly(text: str) -> str:
    """The words alone: lower case, without accents or marks, one space between them, and one around all."""
    folded = unicodedata.normalize("NFC", text).casefold().translate(GERMAN)
    bare = "".join(each for each in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(each))
    words = re.findall(r"[^\W_]+", bare)
    return f" {' '.join(words)} "


def is_quoted(quote: str, said: str) -> bool:
    """Whether these words stand in what was said, in this order, one after the other. No words stand nowhere."""
    words = plainly(quote)
    return bool(words.strip()) and words in plainly(said)
