"""All rules, of every language: what a person's text signals, and what an AI's answer says that it must not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stimmig.core.listening.ear import Ear
from stimmig.core.listening.language import languages_in
from stimmig.core.listening.nouns import LIMIT, SAID, Heard, Said, Signal, in_order, united
from stimmig.core.listening.words import sentences


@dataclass(frozen=True, slots=True)
class Rules:
    """The curated rules, compiled; a `Listener`. The first `LIMIT` characters of a text are read."""

    ears: Mapping[str, Ear]

    def listen(self, text: str) -> Heard:
        """The signals in what a person wrote."""
        return Heard(self._signals(text, said=False), len(text) <= LIMIT)

    def speak(self, text: str) -> Said:
        """What an answer of an AI says that it must not."""
        return Said(self._signals(text, said=True), len(text) <= LIMIT)

    def _signals(self, text: str, *, said: bool) -> tuple[Signal, ...]:
        found: dict[str, list[tuple[int, int]]] = {}
        for sentence in sentences(text[:LIMIT]):
            for language in languages_in(sentence):
                for code, start, end in self.ears[language].hear(sentence):
                    if (code in SAID) == said:
                        found.setdefault(code, []).append((start, end))
        return in_order(list(_signals(text, found)))


def _signals(text: str, found: Mapping[str, list[tuple[int, int]]]) -> Iterable[Signal]:
    """Both languages may find the same words: they are one signal."""
    for code, spans in found.items():
        for start, end in united(spans):
            yield Signal(code, start, end, text[start:end])
