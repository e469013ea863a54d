"""German and English word forms brought to their stems, the same for every database.

A word keeps the stems of both languages, so that a house may write in either. Snowball's stemmers (snowballstemmer)
do the work; what they leave apart is brought together in ALIKE, and what they fold into one is kept apart by UNLIKE.
"""

import re
from functools import lru_cache, reduce

import snowballstemmer

WORD = re.compile(r"[^\W_]+")
STEM_MAX = 80
PART_MIN = 4  # letters; what is shorter is a part of too much
ALIKE = {"kundin": "kund", "kundinn": "kund"}  # stems that mean the same; -erin and -erinnen the stemmer knows
UNLIKE = {"künd": "kynd", "kuend": "kynd"}  # giving notice is no customer, whose stem the umlaut would fold into
WRITTEN_EVERYWHERE = """
der die das den dem des ein eine einer eines einem einen und oder aber ist sind war wird werden hat haben im in am an
auf aus bei bis für fuer mit nach von vor zu zum zur über ueber unter um als wie wo wer was wann welche welcher welches
nicht auch noch nur es er sie wir ihr ich man sich so dass wenn
the a an and or but is are was be been has have of to at on by for with from into as how what who which when where not
also only it he she we you they i this that these those
"""
IDLE = frozenset(WRITTEN_EVERYWHERE.split())  # they ask for nothing


@lru_cache(maxsize=50_000)
def stems(word: str) -> tuple[str, ...]:
    """The stems of one word, in German and in English; one where both agree."""
    apart = reduce(lambda spelt, pair: spelt.replace(*pair), UNLIKE.items(), word.lower())
    both = (snowballstemmer.stemmer(language).stemWord(apart) for language in ("german", "english"))
    return tuple(dict.fromkeys(ALIKE.get(stem, stem)[:STEM_MAX] for stem in both))


def words(text: str) -> list[str]:
    """The words of a text, in order."""
    return WORD.findall(text)


def in_stems(text: str) -> str:
    """A text as its stems, ready to be indexed."""
    return " ".join(stem for word in words(text) for stem in stems(word))


def parts(word: str) -> list[str]:
    """The stems of a word that are long enough to be looked for inside others, as in a compound."""
    return [stem for stem in stems(word) if len(stem) >= PART_MIN]


def answers(known: str, asked: str) -> bool:
    """Whether a text in stems answers to a word one asked for: it has its stem, or a compound with it inside."""
    return any(part in known for part in parts(asked)) or any(f" {stem} " in f" {known} " for stem in stems(asked))
