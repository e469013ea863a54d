"""What would have happened in a conversation that was recorded, had this policy been in force."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from stimmig.core.policy.handling import after, before
from stimmig.core.policy.nouns import Handling, Policy, Signs, Turn

Ear = Callable[[str], Signs]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing somebody said: the person, or the AI."""

    speaker: Literal["person", "ai"]
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """A line, and what would have been done with it; None where the AI would not have been asked for it."""

    line: Line
    handling: Handling | None


def replayed(
    policy: Policy, touchpoint: str, lines: Iterable[Line], first: Turn, listen: Ear, speak: Ear
) -> tuple[Step, ...]:
    """Line by line. Once a human has it, the AI is asked no more; `first` says language, moment and how it begins.

    `listen` and `speak` are those of `core.listening`. Which answers missed is not known of a recording.
    """
    steps, turn, asked = list[Step](), first, False
    for line in lines:
        if line.speaker == "person":
            turn = replace(turn, text=line.text)
            handling = before(policy, touchpoint, turn, listen(line.text))
            steps.append(Step(line, handling))
            asked = handling.action in ("pass", "disclose") and not handling.say
            turn = _goes_on(turn, handling)
        else:
            handling = after(policy, touchpoint, turn, speak(line.text), line.text)
            steps.append(Step(line, handling if asked else None))
    return tuple(steps)


def _goes_on(turn: Turn, handling: Handling) -> Turn:
    """How the next turn finds the conversation."""
    lead = "human" if handling.action == "hand_over" else turn.lead
    return replace(turn, disclosed=turn.disclosed or bool(handling.notice), lead=lead)
