"""All rules, of every language: what a person's text signals, and what an AI's answer says that it must not."""

from collections.abc import Mapping
from dataclasses import dataclass

from stimmig.core.listening.ear import Ear
from stimmig.core.listening.language import languages_in
from stimmig.core.listening.nouns import LIMIT, QUESTION, WISH, Heard, Said, Signal, in_order, united
from stimmig.core.listening.words import sentences


@dataclass(frozen=True, slots=True)
class Rules:
    """The curated rules, compiled; a `Listener`. The first `LIMIT` characters of a text are read."""

    heard: Mapping[str, Ear]  # by language
    said: Mapping[str, Ear]

    def listen(self, text: str) -> Heard:
        """The signals in what a person wrote. Words that only ask whether a human answers wish for none."""
        found = _signals(text, self.heard)
        asked = [each for each in found if each.code == QUESTION]
        wished = (each for each in found if each.code != WISH or not any(_within(each, one) for one in asked))
        return Heard(tuple(wished), len(text) <= LIMIT)

    def only(self, *codes: str) -> "Rules":
        """These rules for what is wanted of a person's text alone; a wish is only told with the question beside it."""
        return Rules({language: ear.only(codes) for language, ear in self.heard.items()}, self.said)

    def speak(self, text: str) -> Said:
        """What an answer of an AI says that it must not."""
        return Said(_signals(text, self.said), len(text) <= LIMIT)


def _within(wish: Signal, question: Signal) -> bool:
    """Whether the words of one lie in those of the other, marks at their end aside."""
    return question.start <= wish.start and wish.start + len(wish.words.rstrip(" ?!.")) <= question.end


def _signals(text: str, ears: Mapping[str, Ear]) -> tuple[Signal, ...]:
    found: dict[str, list[tuple[int, int]]] = {}
    for sentence in sentences(text[:LIMIT]):
        for language in languages_in(sentence):
            for code, start, end in ears[language].hear(sentence):
                found.setdefault(code, []).append((start, end))
    # both languages may find the same words: they are one signal
    united_spans = [(code, *span) for code, spans in found.items() for span in united(spans)]
    return in_order([Signal(code, start, end, text[start:end]) for code, start, end in united_spans])
