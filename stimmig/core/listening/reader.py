"""Reading the rules of each language out of their tables; every gap is noted on the way."""

from collections.abc import Iterator, Mapping
from functools import reduce
from operator import or_
from typing import Any

from stimmig.core.errors import Gap, Gaps
from stimmig.core.framework.table import Table
from stimmig.core.listening import patterns
from stimmig.core.listening.ear import Ear, Saying
from stimmig.core.listening.language import SMALL
from stimmig.core.listening.lexicon import Lexicon
from stimmig.core.listening.nouns import HEARD, SAID, TOPIC
from stimmig.core.listening.rules import Rules
from stimmig.core.listening.words import fold

WORDS = "words"
STOP = "stop"  # the class of words no gap passes over
END = "$"  # an element, too: a sentence ends with nothing more, or with "?"
CODES = (*HEARD, *SAID)


def parse(documents: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> Rules:
    """The rules these documents describe: language -> file -> as read from TOML. Raises Gaps with all of them.

    The file "words" holds what words mean, every other one rules and look-alikes.
    """
    gaps: list[Gap] = []
    read = {language: _Reading(language, documents.get(language, {}), gaps).ears() for language in SMALL}
    if gaps:
        raise Gaps(gaps)
    return Rules({language: ears[0] for language, ears in read.items()}, {lang: ears[1] for lang, ears in read.items()})


class _Reading:
    """One language being read: elements get their bits one after the other."""

    def __init__(self, language: str, files: Mapping[str, Mapping[str, Any]], gaps: list[Gap]) -> None:
        files = {WORDS: {}, **files}
        self.tables = {name: Table(f"{language}/{name}.toml", "", data, gaps) for name, data in files.items()}
        self.words = self.tables.pop(WORDS)
        self.language = language
        classes = self.words.table("classes")
        self.classes = {name: classes.text(name).split() for name in {STOP: "", **classes.data}}
        self.bits: dict[str, int] = {}

    def ears(self) -> tuple[Ear, Ear]:
        """One for what people write, and one for what an AI answers."""
        same = dict(self._same())
        known = self.words.text("known").split()
        self.words.closed()
        sayings = [saying for table in self.tables.values() for saying in self._sayings(table)]
        stop = self.bit(f"<{STOP}>")
        end = sum(bit for element, bit in self.bits.items() if END in element.split("|"))
        atoms = [(atom, bit) for element, bit in self.bits.items() for atom in self._atoms(element)]
        function_words = [*SMALL[self.language].split(), *same, *(word for said in same.values() for word in said)]
        lexicon = Lexicon(atoms, [*known, *function_words])
        common = reduce(or_, (lexicon.bits(fold(word)) for word in SMALL[self.language].split()))
        heard, said = ([each for each in sayings if (each.codes[0] in SAID) == is_said] for is_said in (False, True))
        return Ear(lexicon, same, heard, stop, end, common), Ear(lexicon, same, said, stop, end, common)

    def _same(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each form with the words it stands for, one a line: `nem = einem`."""
        for line in self.words.text("same").strip().splitlines():
            said, _, means = line.partition("=")
            if not means.strip():
                self.words.note("same", f"{line!r} stands for nothing")
            yield fold(said.strip()), tuple(map(fold, means.split()))

    def bit(self, element: str) -> int:
        """The bit of an element; the same element has the same one."""
        if element not in self.bits:
            for part in element.split("|"):
                if not part:
                    raise ValueError("has an empty word")
                if part[0] == "<" and part[1:-1] not in self.classes:
                    raise ValueError(f"{part} is unknown")
            self.bits[element] = 1 << len(self.bits)
        return self.bits[element]

    def _atoms(self, element: str) -> Iterator[str]:
        for part in element.split("|"):
            if part[0] == "<":
                for inner in self.classes[part[1:-1]]:
                    yield from self._atoms(inner)
            else:
                yield "?" if part == END else part

    def _sayings(self, table: Table) -> Iterator[Saying]:
        for key in ("rule", "look_alike"):
            for number, row in enumerate(table.tables(key) if key in table.data else []):
                row.text("why")
                codes, rule = self._codes(row), f"{table.file}[{number}]" if key == "rule" else ""
                yield from self._lines(row, "says", codes, key == "look_alike", rule)
                if "unless" in row.data:
                    yield from self._lines(row, "unless", codes, True, rule)
                row.closed()
        table.closed()

    def _lines(self, row: Table, key: str, codes: tuple[str, ...], look_alike: bool, rule: str) -> Iterator[Saying]:
        for line in row.text(key).strip().splitlines():
            try:
                yield Saying(codes, patterns.read(line, self.bit), look_alike, rule)
            except ValueError as wrong:
                row.note(key, f"{line!r}: {wrong}")

    def _codes(self, row: Table) -> tuple[str, ...]:
        codes = tuple(row.text("signal").split())
        for code in codes:
            if code not in CODES and not code.startswith(TOPIC):
                row.note("signal", f"{code!r} is unknown")
        return codes
