"""Sentences as a pattern of words: `<wish> ..3 mit ..3 <human> ..2 <speak>`.

Separated by spaces stand elements, each one word or several with `|` between them (see lexicon), or a class of the
language in `<>`. `..3` lets up to three other words stand before the next element, but none of those a thought ends
or turns at (class "stop": nicht, kein, sondern). `..<light>` lets only words of that class stand there. An element with
`?` behind it may be missing. `^` and `$` are the beginning and the end of a sentence, `?` alone the end of a question.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

OF_CLASS = 6  # words of a class a gap may pass over
GAP = re.compile(r"\.\.(?:([1-8])|(<[a-z_]+>))")
ANY = -1  # every bit: a gap over whatever stands there


@dataclass(frozen=True, slots=True)
class Step:
    """One element: its bit, how many other words may come before it, of which bit, and whether it may be missing."""

    bit: int
    gap: int = 0
    over: int = ANY
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sequence of steps; `needs` are the bits without which it cannot be found."""

    steps: tuple[Step, ...]
    first: bool
    needs: int

    def spans(self, bits: Sequence[int], stop: int) -> Iterator[tuple[int, int]]:
        """Where it stands: first word, and the one after the last. As many steps as there are words and elements."""
        if self.first:
            begins, steps = [(0, 0)], self.steps
        else:
            bit, steps = self.steps[0].bit, self.steps[1:]
            begins = [(at, at + 1) for at, found in enumerate(bits) if found & bit]
        for begin, place in begins:
            end = _end(steps, place, bits, stop)
            if end is not None:
                yield begin, end


def _end(steps: Sequence[Step], place: int, bits: Sequence[int], stop: int) -> int | None:
    """The place after the last of the steps, the first of them from this place on; None where one is missing."""
    places = {place}
    for step in steps:
        places = _after(step, places, bits, stop)
        if not places:
            return None
    return min(places)


def _after(step: Step, places: set[int], bits: Sequence[int], stop: int) -> set[int]:
    """Where one can be after a step: at most as many places as there are words."""
    after = set(places) if step.optional else set()
    for place in places:
        for at, here in enumerate(bits[place : place + step.gap + 1], place + 1):
            if here & step.bit:
                after.add(at)
            if here & stop or not (step.over == ANY or here & step.over):
                break
    return after


def read(line: str, bit_of: Callable[[str], int]) -> Pattern:
    """The pattern a line describes; `bit_of` gives the bit of an element. Raises ValueError with what is wrong."""
    words = line.split()
    first = words[:1] == ["^"]
    steps = tuple(_steps(words[first:], bit_of))
    if not steps or (not first and (steps[0].optional or steps[0].gap)):
        raise ValueError("has to begin with ^ or a word that has to be there")
    return Pattern(steps, first, needs(steps))


def _steps(words: Sequence[str], bit_of: Callable[[str], int]) -> Iterator[Step]:
    gap, over = 0, ANY
    for word in words:
        if word.startswith(".."):
            found = GAP.fullmatch(word)
            if not found:
                raise ValueError(f"{word} is no gap")
            gap, over = int(found[1] or OF_CLASS), bit_of(found[2]) if found[2] else ANY
            continue
        optional = len(word) > 1 and word.endswith("?")
        yield Step(bit_of(word[:-1] if optional else word), gap, over, optional)
        gap, over = 0, ANY
    if gap:
        raise ValueError("has to end with a word")


def needs(steps: Sequence[Step]) -> int:
    """The bits without which nothing is found."""
    bits = 0
    for step in steps:
        bits |= 0 if step.optional else step.bit
    return bits
