"""What a decision rests on."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from stimmig.core import decision as core
from stimmig.core.findings import Finding, Reading, SuggestedCondition
from stimmig.core.framework import Framework
from stimmig.core.places import Settlements
from stimmig.core.review import Picture
from stimmig.core.rulings import Ruling, incoherent
from stimmig.core.use_case import UseCase


@dataclass(frozen=True)
class Grounds:
    """What a decision rests on: the frozen use, what its facts say, and the picture."""

    use_case: UseCase
    reading: Reading
    picture: Picture
    without_ai: str = ""
    over: Settlements = field(default_factory=dict)  # what was doubted and settled, laid over the facts
    rulings: tuple[Ruling, ...] = ()  # what the house had settled when the review was opened
    framework: Framework | None = None
    unheard: tuple[str, ...] = ()  # whom it concerns, and who was neither heard nor passed over with a reason

    def under(self, limits: Iterable[core.Limit]) -> "Grounds":
        """The same with what the leader's own limits contradict; what the plan contradicts stays."""
        modes = {limit.touchpoint: limit.mode for limit in limits if limit.mode}
        if not (self.rulings and self.framework and modes):
            return self
        known = {found.key for found in self.picture.findings}
        found = incoherent(self.framework, self.use_case, self.rulings, self.over, modes)
        also = tuple(each for each in found if each.key not in known and each.touchpoint in modes)
        both = (*self.picture.findings, *also), (*self.picture.weighing, *also)
        return replace(self, picture=replace(self.picture, findings=both[0], weighing=both[1]))

    @property
    def accountability(self) -> core.Accountability:
        """For how many contacts the leader answers, as the facts stand since they were settled."""
        return self.accountability_within(())

    def accountability_within(self, limits: Iterable[core.Limit]) -> core.Accountability:
        """The same for what the limits leave to the AI."""
        by_people = {limit.touchpoint for limit in limits if limit.mode == "human"}
        return core.accountability_line(self.use_case, self.over, by_people)

    @property
    def weighing(self) -> tuple[Finding, ...]:
        """What the leader answers one by one."""
        return self.picture.weighing

    @property
    def others(self) -> tuple[Finding, ...]:
        """What the leader takes note of in one sentence."""
        return tuple(found for found in self.picture.findings if found not in self.weighing)

    @property
    def touchpoints(self) -> tuple[str, ...]:
        return tuple(point.name for point in self.use_case.touchpoints)

    def suggestion(self, criterion: str | None) -> SuggestedCondition | None:
        """The condition that would answer what speaks against a criterion."""
        return next((one for one in self.reading.suggested_conditions if one.criterion == criterion), None)
