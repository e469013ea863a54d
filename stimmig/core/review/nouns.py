"""What people stand for on each subject, and the picture of it. There is no score in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from stimmig.core.findings import Finding, Strength
from stimmig.core.judgement import Agreement, Judgement, agreement, levels, moved

CORE = "core"
Agreed = int | Literal["not_applicable"] | None  # None: left open
Opening = Literal["split", "diverging", "critical", "wish", "weak", "full"]
Key = tuple[str, str | None, str | None]  # a finding's code, touchpoint and subject
TALK = ("split", "diverging", "unsupported", "thin", "supported")  # what to talk about first
APART = TALK[:2]


@dataclass(frozen=True, slots=True)
class Contest:
    """A fact somebody doubts, in one sentence. It counts as unknown until it is settled."""

    person: str
    fact: str
    touchpoint: str | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody who judged again after the talk and came to another answer; both reasons are their own."""

    before: Judgement
    after: Judgement


@dataclass(frozen=True, slots=True)
class Standing:
    """Where everyone stands on one subject. Positions are listed in the order of speaking, the most senior last."""

    subject: str
    positions: tuple[Judgement, ...]
    agreement: Agreement
    spread: tuple[int, int] | None  # lowest and highest level
    consensus: float | None  # van der Eijk's A; sorts what to talk about, nothing hangs on it
    talk: str  # one of TALK
    agreed: Agreed = None
    before: tuple[Judgement, ...] = ()  # where everyone stood before the second round; empty where there was none

    @property
    def agreement_before(self) -> Agreement | None:
        """How far people agreed before the second round."""
        return agreement(self.before) if self.before else None

    @property
    def moves(self) -> tuple[Move, ...]:
        """Who sees it differently since the talk."""
        first = {judgement.person: judgement for judgement in self.before}
        again = ((first[judgement.person], judgement) for judgement in self.positions if judgement.person in first)
        return tuple(Move(before, after) for before, after in again if moved(before, after))

    @property
    def dimension(self) -> str:
        return self.subject[0]

    @property
    def levels(self) -> tuple[int, ...]:
        return levels(self.positions)

    @property
    def lacking_basis(self) -> tuple[str, ...]:
        """Who could not judge for want of knowledge: that is where to ask further."""
        return tuple(judgement.person for judgement in self.positions if judgement.answer == "no_basis")


@dataclass(frozen=True, slots=True)
class Carried:
    """A level carried over from an earlier decision, because nothing that differs touches it; why, and from which."""

    subject: str
    agreed: int | Literal["not_applicable"]
    reason: str
    decision: str  # the number of the decision it was agreed for
    on: str  # the day of its signature

    @property
    def dimension(self) -> str:
        return self.subject[0]


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What several foresaw a year ahead and the group holds to be weighty: a short name, and the stories, no names."""

    key: str
    name: str
    stories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The shared picture: what speaks for the use, where everyone stands, what is to be cleared up. No sum."""

    strengths: tuple[Strength, ...]
    standings: tuple[Standing, ...]  # in the order of the framework
    order_of_talk: tuple[Standing, ...]
    findings: tuple[Finding, ...]  # those of the facts and those of the picture, the weightiest first
    weighing: tuple[Finding, ...]  # what the leader must answer
    cleared: tuple[Key, ...]  # marked once, and gone since a fact was settled
    to_show: tuple[Finding, ...]
    contested: tuple[Contest, ...]
    opened: Mapping[str, tuple[Opening, ...]]
    not_judged: tuple[str, ...]  # what an introduction would still need
    unspoken: tuple[str, ...]  # where people stand apart and the group has no word yet
    ring: Mapping[str, int | None]  # one segment per dimension; None is dashed
    position: str  # outside | open | edge | core | unopposed
    foreseen: tuple[Foreseen, ...]  # what the decision has to meet
    carried: tuple[Carried, ...] = ()  # what was carried over from an earlier decision and not judged anew

    def standing(self, subject: str) -> Standing | None:
        """Where everyone stands on this subject; None when it was not judged."""
        return next((standing for standing in self.standings if standing.subject == subject), None)
