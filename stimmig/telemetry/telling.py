"""What is new in a call. A service sends the whole conversation with every call; each message is recorded once.

A conversation is a tree of messages: each follows the one said before it, and where an answer was asked for twice, or
a history was told differently, it branches. A call walks down from the beginning as far as its messages are known;
the rest is new. So the order in which calls arrive does not matter, a call that arrives twice adds nothing, and an
answer that was first heard as somebody's history is recognised when its own call comes. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

BEGINNING, INSTRUCTION = -1, -2  # what stands before the first message, and before every instruction


@dataclass(frozen=True, slots=True)
class Known:
    """A message that was recorded: its mark, the number of the one it follows, and the call that answered with it."""

    mark: str
    after: int
    by: str = ""  # empty: heard only as history so far


@dataclass(slots=True)
class Told:
    """Every message of a conversation that was recorded, numbered from 0 in the order of its recording."""

    known: list[Known] = field(default_factory=list)
    _places: dict[tuple[int, str], list[int]] = field(default_factory=dict)
    _marked: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, one in enumerate(self.known):
            self._note(number, one)

    def hear(self, asked: Sequence[str], answered: Sequence[str], call: str) -> "New":
        """Take in the marks of one call and say what was not known before: places in `asked` and in `answered`."""
        walked, ends = self._walk(asked)
        new_asked = []
        for place in range(walked, len(asked)):
            ends = [self._add(Known(asked[place], ends[-1]))]
            new_asked.append((place, ends[-1]))
        return New(ends[-1], tuple(new_asked), tuple(self._answer(answered, ends, call)))

    def instruct(self, mark: str) -> tuple[int, bool]:
        """The number of an instruction, and whether it is new. Instructions stand beside the tree, not in it."""
        found = self._places.get((INSTRUCTION, mark))
        return (found[0], False) if found else (self._add(Known(mark, INSTRUCTION)), True)

    def _walk(self, asked: Sequence[str]) -> tuple[int, Sequence[int]]:
        """How many messages are known one after the other, and the numbers the last of them may be.

        From the beginning; or from further on, where a service sends only the end of a long conversation and at least
        two messages of it are known. The longest way counts.
        """
        best = self._down(asked, BEGINNING)
        elsewhere = self._marked.get(asked[0], ()) if best[0] < len(asked) else ()
        for begins in (number for number in elsewhere if self.known[number].after != BEGINNING):
            more, ends = self._down(asked[1:], begins)
            if more and more + 1 > best[0]:
                best = more + 1, ends
        return best

    def _down(self, asked: Sequence[str], begins: int) -> tuple[int, Sequence[int]]:
        """Every way at once: where the same was answered twice, either may be meant."""
        ends: Sequence[int] = [begins]
        for walked, mark in enumerate(asked):
            further = self._after(ends, mark)
            if not further:
                return walked, ends
            ends = further
        return len(asked), ends

    def _answer(self, answered: Sequence[str], ends: Sequence[int], call: str) -> list[tuple[int, int]]:
        new = []
        for place, mark in enumerate(answered):
            found = self._after(ends, mark)
            own = [number for by in (call, "") for number in found if self.known[number].by == by]
            if own:  # heard again, or as history before
                self.known[own[0]] = Known(mark, self.known[own[0]].after, call)
            else:
                new.append((place, self._add(Known(mark, ends[-1], call))))
        return new

    def _after(self, ends: Sequence[int], mark: str) -> Sequence[int]:
        """The messages with this mark that follow one of these; most often there is one way only."""
        if len(ends) == 1:
            return self._places.get((ends[0], mark), ())
        return [number for end in ends for number in self._places.get((end, mark), ())]

    def _add(self, one: Known) -> int:
        self.known.append(one)
        self._note(len(self.known) - 1, one)
        return len(self.known) - 1

    def _note(self, number: int, one: Known) -> None:
        self._places.setdefault((one.after, one.mark), []).append(number)
        if one.after != INSTRUCTION:
            self._marked.setdefault(one.mark, []).append(number)


@dataclass(frozen=True, slots=True)
class New:
    """What a call brought: the number it was asked at, and (place in the call, number) of each new message."""

    at: int
    asked: tuple[tuple[int, int], ...]
    answered: tuple[tuple[int, int], ...]

    @property
    def nothing(self) -> bool:
        """Whether all of it was known."""
        return not (self.asked or self.answered)
