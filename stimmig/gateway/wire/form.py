"""What chat completions and responses have in common, so that releasing knows neither."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

Json = dict[str, Any]
Part = tuple[int, int | str]  # choice and field; or output and content


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of what the person will read."""

    part: Part
    text: str


@dataclass(frozen=True, slots=True)
class Close:
    """Nothing more comes for this part."""

    part: Part


@dataclass(frozen=True, slots=True)
class Plain:
    """Something that carries no text to check: it goes on in its place."""

    event: Json


Step = Text | Close | Plain


class Whole(Protocol):
    """An answer in one piece."""

    def texts(self, body: Json) -> dict[Part, str]:
        """What the person would read, part by part."""

    def voice(self, part: Part) -> int:
        """As of a stream."""

    def replaced(self, body: Json, texts: Mapping[Part, str], cut: Iterable[Part]) -> Json:
        """The same answer with these texts; the parts that were cut end as filtered."""

    def checked(self, body: Json) -> Json:
        """The same answer without what nobody checks."""

    def said(self, asked: Json, words: str, *, id: str, at: int, filtered: bool) -> Json:
        """An answer the AI had no part in."""


class Stream(Protocol):
    """An answer that comes in pieces. It is asked for steps, and told what of them is let go."""

    name: ClassVar[str]
    done: ClassVar[bytes]

    def steps(self, event: Json) -> Iterable[Step]:
        """What one event of the AI consists of; nothing, where it belongs to a part that was cut."""

    def delta(self, part: Part, text: str) -> Json:
        """An event of our own with this text."""

    def passed(self, part: Part, text: str) -> None:
        """This text has gone out inside an event of the AI's own."""

    def plain(self, event: Json) -> Json:
        """An event of the AI, with every text in it as it was let go."""

    def cut(self, words: str, part: Part | None = None) -> list[Json]:
        """End this part, or everything, with these words."""

    def said(self, asked: Json, words: str, *, id: str, at: int, filtered: bool) -> list[Json]:
        """A whole answer the AI had no part in."""

    @property
    def over(self) -> bool:
        """Whether everything was cut, and the AI need not go on."""

    def voice(self, part: Part) -> int:
        """Whose first text opens with the notice: every choice is an answer of its own, the parts of one are not."""

    def frame(self, event: Json) -> bytes:
        """The event as it goes over the wire."""
