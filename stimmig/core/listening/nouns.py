"""What can be heard in a text, and whoever hears it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

LIMIT = 20_000  # characters that are listened to; longer is a document, not a message
WISH = "wants_human"
QUESTION = "asks_if_human"
HEARD = (
    WISH,
    QUESTION,
    "anger",
    "need",
    "did_not_help",
)  # in what a person writes; and "topic." with a key of the framework
TOPIC = "topic."
SAID = ("claims_human", "denies_ai", "shifts_liability", "promises")  # in what an AI answers


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing found: what it is, and the words that say so, `text[start:end]`."""

    code: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Heard:
    """The signals of one text, in the order of the text. `whole` is false where it was longer than `LIMIT`."""

    signals: tuple[Signal, ...]
    whole: bool = True

    def __contains__(self, code: str) -> bool:
        return any(signal.code == code for signal in self.signals)


@dataclass(frozen=True, slots=True)
class Said(Heard):
    """What an answer says that it must not."""


class Listener(Protocol):
    """Whoever hears signals in what a person wrote: our rules, or a model of the house's own."""

    def listen(self, text: str) -> Heard:
        """The signals of one text; offsets are those of the text as given."""


@dataclass(frozen=True, slots=True)
class Both:
    """Two listeners as one: whatever either of them hears is heard."""

    rules: Listener
    own: Listener

    def listen(self, text: str) -> Heard:
        first, second = self.rules.listen(text), self.own.listen(text)
        more = (signal for signal in second.signals if signal not in first.signals)
        return Heard(in_order([*first.signals, *more]), first.whole and second.whole)


def both(rules: Listener, own: Listener) -> Listener:
    """Our rules and a model of the house's own. The model adds, and takes nothing away: least of all a wish."""
    return Both(rules, own)


def in_order(signals: list[Signal]) -> tuple[Signal, ...]:
    return tuple(sorted(signals, key=lambda signal: (signal.start, signal.end, signal.code)))


def united(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans that touch or overlap as one, in order."""
    spans = sorted(spans)
    while spans:
        start, end = spans.pop(0)
        while spans and spans[0][0] <= end:
            end = max(end, spans.pop(0)[1])
        yield start, end
