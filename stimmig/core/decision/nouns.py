"""What a leader decides, as far as it is written."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from stimmig.core.review import Key

Outcome = Literal["introduce", "introduce_with_conditions", "pilot", "rework", "decline"]
Mode = Literal["ai", "ai_human_on_request", "human"]

OUTCOMES = ("introduce", "introduce_with_conditions", "pilot", "rework", "decline")
INTRODUCING = ("introduce", "introduce_with_conditions", "pilot")
WAITING = ("pilot", "rework", "decline")  # they name what would wake them up
MODES = ("ai", "ai_human_on_request", "human")
ANSWERS = ("condition", "changed_plan", "reason", "keep", "exempt", "new_ruling")
KEEPING = ("keep", "changed_plan", "exempt", "new_ruling")  # what is said where a ruling of the house is contradicted
PROVISIONS = ("condition", "trigger", "accepted")
BY_LIMIT = "by-limit"  # stands as the text of a reason that the leader's own limit gives; worded where it is read
FORBIDDEN = "space.allowed.not-given"  # nobody carries what is not allowed; one may have had it cleared
TRIGGERS = ("extension", "broken_condition", "harm", "changed_system")  # these always reopen a decision


@dataclass(frozen=True, slots=True)
class Weighing:
    """What we gain, what we risk, and what it does to trust: a sentence each."""

    gain: str = ""
    risk: str = ""
    trust: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """Who leads one touchpoint from now on."""

    touchpoint: str
    mode: Mode | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that must hold, for which somebody stands by a day. A metric comes with comparison and value.

    `of` "before" makes the value a multiple of the figure from before. `because` are the findings it answers, and
    `changes_plan` tells that the leader changes the plan rather than adding to it. `foreseen` is the key of the group
    of stories it is to keep from coming true.
    """

    text: str
    owner: str = ""
    due_on: date | None = None
    criterion: str | None = None
    metric: str | None = None
    op: str | None = None
    value: int | Decimal | None = None
    of: str | None = None
    because: tuple[Key, ...] = ()
    changes_plan: bool = False
    foreseen: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the leader says to one finding: a condition, a changed plan, or a reason to carry it.

    For a condition and a changed plan somebody stands by a day; a condition may be measured. `criterion` is that of
    the finding. Where a ruling of the house is contradicted, it is kept, or this touchpoint is excepted from it, or
    another takes its place, whose sentence is `ruling`.
    """

    finding: Key
    kind: Literal["condition", "changed_plan", "reason", "keep", "exempt", "new_ruling"] | None = None
    text: str = ""
    owner: str = ""
    due_on: date | None = None
    criterion: str | None = None
    metric: str | None = None
    op: str | None = None
    value: int | Decimal | None = None
    of: str | None = None
    ruling: str = ""

    def condition(self) -> Condition | None:
        """The condition this answer sets; a reason sets none."""
        if self.kind not in ("condition", "changed_plan"):
            return None
        return Condition(
            text=self.text,
            owner=self.owner,
            due_on=self.due_on,
            criterion=self.criterion,
            metric=self.metric,
            op=self.op,
            value=self.value,
            of=self.of,
            because=(self.finding,),
            changes_plan=self.kind == "changed_plan",
        )


@dataclass(frozen=True, slots=True)
class Provision:
    """What the leader does about something foreseen: a condition, an event that reopens it, or a risk accepted and why.

    For a condition somebody stands by a day.
    """

    foreseen: str
    kind: Literal["condition", "trigger", "accepted"] | None = None
    text: str = ""
    owner: str = ""
    due_on: date | None = None

    def condition(self) -> Condition | None:
        """The condition this sets; an event and an accepted risk set none."""
        if self.kind != "condition":
            return None
        return Condition(self.text, self.owner, self.due_on, foreseen=self.foreseen)


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another way that was considered, and why it was not taken."""

    text: str
    verdict: str = ""
    without_ai: bool = False


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the leader expects to see by a day; the probability in percent, if given."""

    text: str
    due_on: date | None = None
    metric: str | None = None
    op: str | None = None
    value: int | Decimal | None = None
    probability: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as far as it is written. `noted` is the one sentence on the findings that do not weigh."""

    outcome: Outcome | None = None
    sentence: str = ""
    reasons: str = ""
    weighing: Weighing = Weighing()
    limits: tuple[Limit, ...] = ()
    conditions: tuple[Condition, ...] = ()
    answers: tuple[Answer, ...] = ()
    provisions: tuple[Provision, ...] = ()
    noted: str = ""
    review_on: date | None = None
    until: date | None = None  # the end of a pilot
    wake_up: str = ""
    wake_up_on: date | None = None
    reopens: tuple[str, ...] = ()  # beside what always reopens it
    alternatives: tuple[Alternative, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    against_because: str = ""  # why the leader decides against the picture
    unheard_because: str = ""  # why it begins though somebody it concerns was not heard

    @property
    def all_conditions(self) -> tuple[Condition, ...]:
        """Everything that must hold: answers to what weighs first, then to what was foreseen, then the rest.

        The same condition given as the answer to several findings is one condition. Where nothing begins, nothing must
        hold for it.
        """
        if self.outcome and self.outcome not in INTRODUCING:
            return ()
        answered: dict[Condition, Condition] = {}  # by what must hold, whatever it answers
        for answer in self.answers:
            if condition := answer.condition():
                first = answered.setdefault(replace(condition, because=(), criterion=None), condition)
                together = dict.fromkeys((*first.because, answer.finding))
                answered[replace(first, because=(), criterion=None)] = replace(first, because=tuple(together))
        foreseen = (condition for provision in self.provisions if (condition := provision.condition()))
        return (*answered.values(), *foreseen, *self.conditions)

    @property
    def all_reopens(self) -> tuple[str, ...]:
        """Every event that reopens it, beside what always does: those the leader wrote, then those foreseen."""
        foreseen = (provision.text for provision in self.provisions if provision.kind == "trigger")
        return tuple(dict.fromkeys((*self.reopens, *foreseen)))
