"""Where a sentence ends, in German and English, while the text is still coming.

What comes out, put together, is what went in, to the letter. Where it is unsure it waits for more: a piece too long is
checked later, a piece too short would tear what is checked apart.
"""

import re

PIECE_MAX = 4_000  # letters; then a piece is given at the last space
SHORT = frozenset(
    word
    for line in (
        "abb abs allg anm art asst aug bd betr bsp bspw bzgl bzw ca dez dipl dr ebd eigtl einschl engl etc evtl exkl",
        "feb fr geb gem ggf hbf hr hrsg inkl ing jan jh jr kap lat lfd lt max mrd min mind mio mr mrs ms mwst nr okt",
        "pfd phil pos prof qm rd rel resp rer sept sog sen sr st std stk str tel tsd usf usw val verf vgl vol vorm vs",
        "zb zit zzgl approx apt ave co corp dept ed eg est fig ie inc ltd pp sq tbd",
    )
    for word in line.split()
)
END = re.compile(
    r"""[.!?…]+["'“”‘’»«)\]]*(?=\s)|\n(?=\s*(?:\n|[-*•+#>|]|\d+[.)]))"""
)  # a line break alone ends no sentence
ENDED = re.compile(r"""(?:[.!?…]["'“”‘’»«)\]]*\s|\n)\Z""")
TORN = 200  # letters of a torn sentence that are heard again with what follows
BEFORE = re.compile(r"(\d+|[^\W\d_]+)$")


def torn(piece: str) -> str:
    """The end of a piece that was cut in the middle of a sentence; empty where it was not."""
    return "" if ENDED.search(piece) else piece[-TORN:]


class Splitter:
    """Takes text as it comes and gives whole sentences, each with the one white space that ends it."""

    def __init__(self) -> None:
        self._rest = ""
        self._seen = 0  # up to here no sentence ends

    def feed(self, text: str) -> list[str]:
        """The sentences that are known to have ended by now."""
        self._rest += text  # bounded by PIECE_MAX, so this stays linear in the whole
        found: list[str] = []
        while piece := self._piece():
            found.append(piece)
        return found

    def flush(self) -> str:
        """What is left, when nothing more comes; empty when nothing is."""
        rest, self._rest, self._seen = self._rest, "", 0
        return rest

    def _piece(self) -> str:
        for match in END.finditer(self._rest, self._seen):
            if end := self._end(match):
                return self._take(end)
        self._seen = max(self._seen, len(self._rest) - 8)  # what may still become an end: marks, quotes, the space
        if len(self._rest) > PIECE_MAX:
            return self._take(self._rest.rfind(" ", 0, PIECE_MAX) + 1 or PIECE_MAX)
        return ""

    def _end(self, match: re.Match[str]) -> int:
        """Where the next sentence begins: after one white space; 0 where this is no end."""
        if match[0] == "\n":
            return match.end()
        return 0 if match[0].startswith(".") and self._goes_on(match.start(), match[0]) else match.end() + 1

    def _goes_on(self, at: int, mark: str) -> bool:
        """Whether this full stop belongs to a word: z. B., Dr., 3. Mai, 1. of a list, a single letter."""
        word = BEFORE.search(self._rest, max(0, at - 24), at)
        if not word or mark.startswith(".."):
            return False
        if word[0].isdecimal():
            return len(word[0]) <= 2
        return len(word[0]) == 1 or word[0].lower() in SHORT

    def _take(self, end: int) -> str:
        piece, self._rest, self._seen = self._rest[:end], self._rest[end:], 0
        return piece
