"""What the policy says to a turn, as the gateway asks for it.

`Rules` is all the gateway needs of `core.policy` and `core.listening`; `Guardrails` is both, put together. A model of
the house's own that hears more is another `Listener`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from stimmig.content import listening, sayings
from stimmig.core import policy as core
from stimmig.core.listening import LIMIT, Signal, phrases
from stimmig.core.policy import Contact, Handling, Policy, Signs, Turn

OVERLAP = 1_000  # letters a piece of a long answer shares with the next, so that no sentence is torn


@dataclass(frozen=True, slots=True)
class Heard:
    """Everything heard in a text."""

    signals: tuple[Signal, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """What it is, each once."""
        return tuple(dict.fromkeys(signal.code for signal in self.signals))


class Rules(Protocol):
    """What the gateway needs of the rules."""

    def read(self, file: Mapping[str, Any]) -> Policy:
        """A policy from its file. Raises ValueError, or a Refusal, where it is none."""

    def listen(self, policy: Policy, text: str) -> Heard:
        """What is heard in what a person wrote."""

    def in_need(self, text: str) -> bool:
        """Whether somebody in need wrote this, and nothing else of it; quicker than to listen to all of it."""

    def before(self, policy: Policy, contact: Contact, turn: Turn, heard: Signs) -> Handling:
        """What is done before the AI is asked."""

    def after(self, policy: Policy, contact: Contact, turn: Turn, said: str) -> Handling:
        """What is done with a sentence, or a whole answer, before it is let go."""

    def deadline(self, policy: Policy, at: datetime) -> datetime | None:
        """Until when a human was promised, for a wish at this moment; None where none was."""


class Guardrails:
    """The signed policy, and the rules of hearing that come with the house."""

    def __init__(self) -> None:
        self._ears = listening.rules()
        self._for_need = self._ears.only("need")

    def read(self, file: Mapping[str, Any]) -> Policy:
        return sayings.read(file)

    def listen(self, policy: Policy, text: str) -> Heard:
        ends = [text] if len(text) <= LIMIT else [text[:LIMIT], text[-LIMIT:]]  # a wish stands at one of them
        signals = (signal for end in ends for signal in self._ears.listen(end).signals)
        return Heard((*signals, *phrases(text, policy.words)))

    def in_need(self, text: str) -> bool:
        return "need" in self._for_need.listen(text)

    def before(self, policy: Policy, contact: Contact, turn: Turn, heard: Signs) -> Handling:
        return core.before(policy, contact.name, turn, heard)

    def after(self, policy: Policy, contact: Contact, turn: Turn, said: str) -> Handling:
        pieces = (said[at : at + LIMIT] for at in range(0, max(len(said), 1), LIMIT - OVERLAP))
        signals = (signal for piece in pieces for signal in self._ears.speak(piece).signals)
        answered = Heard((*signals, *phrases(said, policy.never_says)))
        return core.after(policy, contact.name, turn, answered, said)

    def deadline(self, policy: Policy, at: datetime) -> datetime | None:
        there = core.service(policy, at)
        return there.next + timedelta(minutes=policy.human.minutes) if there.next else None
