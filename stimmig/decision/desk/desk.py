"""Everything that lies before whoever decides or prepares."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from stimmig.core import decision as core
from stimmig.core.decision import Missing
from stimmig.core.findings import Finding, SuggestedCondition
from stimmig.core.review import Foreseen
from stimmig.decision import drafting, queries, words
from stimmig.decision.desk import filling
from stimmig.decision.desk.tasks import Task, nothing_to_do, tasks
from stimmig.decision.drafting import PARTS, Typed
from stimmig.decision.models import Decision
from stimmig.decision.seen import Seen, read_over
from stimmig.decision.sheets import Sheet
from stimmig.people.models import Person
from stimmig.register.queries import as_they_stand
from stimmig.review.models import Review


@dataclass
class Desk:
    """Everything that lies before whoever writes, the leader or the deputy: the grounds, and what is written so far."""

    review: Review
    writer: Person
    today: date

    @cached_property
    def signs(self) -> bool:
        """Whether whoever writes here signs it as well; a deputy does not."""
        return queries.signs(self.writer, self.review)

    @cached_property
    def grounds(self) -> drafting.Grounds:
        return drafting.limited(self.content, queries.grounds(self.review))

    @cached_property
    def content(self) -> dict[str, dict[str, str]]:
        """What was looked at and kept, by part."""
        return queries.written(self.review, self.writer)

    @cached_property
    def decided(self) -> core.Decision:
        """The decision as far as it is written."""
        return drafting.read(self.content, self.grounds)

    @cached_property
    def gaps(self) -> tuple[Missing, ...]:
        """What the core still misses."""
        return core.gaps(self.decided, self.grounds.picture, self.grounds.touchpoints, self.today, self.grounds.unheard)

    @cached_property
    def replaced(self) -> Decision | None:
        """The decision that is in force until this one is signed."""
        return queries.current_decision(self.review.use_case)

    @cached_property
    def origin(self) -> Decision | None:
        """The decision the use began from, as long as it has none of its own, and where the writer may read it."""
        return None if self.replaced else queries.origin_read_by(self.writer, self.review.use_case)

    @property
    def unread_origin(self) -> Decision | None:
        """The decision the use began from, where it is not the writer's to read: nothing of it stands here."""
        return None if self.replaced or self.origin else queries.origin_decision(self.review.use_case)

    @property
    def proposed(self) -> bool:
        """Whether conditions from there lie before the leader who has not looked at them yet."""
        return self.origin is not None and "conditions" not in self.content and bool(self.begun["conditions"])

    @property
    def read(self) -> Seen:
        """The mark of what is read over here, and signed."""
        return read_over(self.content, self.review, self.grounds, self.replaced)

    @property
    def turns(self) -> bool:
        """Whether this goes the other way than the decision in force."""
        return self.replaced is not None and drafting.turns(self.content, self.replaced.outcome)

    @property
    def introduces(self) -> bool:
        return self.decided.outcome in core.INTRODUCING

    @property
    def begins(self) -> bool:
        """Whether something begins, or may yet: nothing is chosen so far."""
        return self.introduces or self.decided.outcome is None

    @property
    def not_judged(self) -> tuple[str, ...]:
        """What an introduction would still need to have judged; empty once something else is chosen."""
        return self.grounds.picture.not_judged if self.begins else ()

    @property
    def accountability(self) -> str:
        """For how much the leader answers with this, to the deputy by name; nothing where nothing begins."""
        leader = self.review.use_case.accountable
        name = "" if self.signs or leader is None else leader.name
        return (
            words.accountability(self.grounds.accountability_within(self.decided.limits), name) if self.begins else ""
        )

    @property
    def contradictions(self) -> tuple[core.Contradiction, ...]:
        return core.against_the_picture(self.decided, self.grounds.picture)

    @property
    def ready(self) -> bool:
        """Whether it can be read over and signed; why it goes against the picture is asked on the way there."""
        return all(task.state == "done" for task in self.tasks) and not self.not_judged

    @property
    def on_the_way(self) -> str:
        """The page that comes before the signature, by name; nothing where it can be signed as it stands."""
        if not self.ready:
            return "decision_draft"
        if self.contradictions and not self.decided.against_because:
            return "decision_against"
        return "decision_unheard" if self.unheard and not self.decided.unheard_because else ""

    @property
    def unheard(self) -> tuple[str, ...]:
        """Whom it concerns, and who was not heard before it begins; nobody where nothing begins."""
        return self.grounds.unheard if self.introduces else ()

    @cached_property
    def tasks(self) -> list[Task]:
        """The parts in order; the first open one is next."""
        return tasks(self)

    @property
    def unspoken(self) -> tuple[str, ...]:
        """Where people stand apart and the group has no word yet: before that, nobody says what is decided."""
        return self.grounds.picture.unspoken

    @property
    def foreseen(self) -> tuple[Foreseen, ...]:
        """What was foreseen and weighs; where nothing begins, none of it can come true."""
        return self.grounds.picture.foreseen if self.begins else ()

    def after(self, part: str) -> str | None:
        """The part to go on with: the next open or unseen one to the end, then the open ones from the start."""
        here = PARTS.index(part) + 1
        open_ones = {task.part for task in self.tasks if task.state != "done"}
        ahead = [each for each in PARTS[here:] if each in open_ones or each in self.shown - self.content.keys()]
        return next(iter([*ahead, *(each for each in PARTS[:here] if each in open_ones)]), None)

    @property
    def shown(self) -> set[str]:
        """The parts one comes by on the way; whoever introduces without conditions is asked for none."""
        without = self.decided.outcome == "introduce" and not self.decided.all_conditions and not self.proposed
        return {part for part in PARTS if not nothing_to_do(self, part)} - ({"conditions"} if without else set())

    def step(self, part: str) -> tuple[int, int]:
        """Which of the parts on the way this is, and how many there are."""
        way = [each for each in PARTS if each in self.shown | {part}]
        return way.index(part) + 1, len(way)

    def typed(self, part: str) -> dict[str, str]:
        """One part as it was left, or what is filled in beforehand."""
        return self.begun[part] | (self._by_limits() if part == "answers" else {})

    def by_limit(self, found: Finding) -> bool:
        """Whether the leader's own limit already gives this to a human."""
        return core.led_by_a_human(found, self.decided.limits)

    def is_kept(self, found: Finding) -> bool:
        """Whether the leader's own limit leaves a touchpoint as the house's ruling has it."""
        return core.is_kept(found, self.decided.limits)

    @cached_property
    def rulings(self) -> list[dict[str, Any]]:
        """What the house had settled when the review was opened, with what has become of it since."""
        return as_they_stand(self.review.rulings)

    @property
    def settled(self) -> list[str]:
        """What the limits settle, by its short name in the forms."""
        return [drafting.prefix_of(found) for found in self.grounds.weighing if self.by_limit(found)]

    def _by_limits(self) -> dict[str, str]:
        """An answer for what the limits settle, where none is begun: to be looked at and confirmed."""
        said = {"kind": "reason", "text": core.BY_LIMIT}
        begun = self.begun["answers"]
        unsaid = [prefix for prefix in self.settled if not any(begun.get(f"{prefix}-{name}") for name in said)]
        kept = [found for found in self.grounds.weighing if self.is_kept(found)]
        keeps = {f"{drafting.prefix_of(found)}-kind": "keep" for found in kept}
        return {f"{prefix}-{name}": text for prefix in unsaid for name, text in said.items()} | keeps

    def seen(self, part: str) -> str:
        """A short mark of what is kept of a part, by which a form says what it was filled in on."""
        return drafting.mark(self.content.get(part, {}))

    @cached_property
    def begun(self) -> dict[str, dict[str, str]]:
        return queries.begun(self.review, self.writer, self.grounds, self.today)

    def sheet(self, part: str, typed: Typed | None = None, *, check: bool = False) -> Sheet:
        """One part as it stands; with `check`, what is missing or wrong in it is said."""
        return filling.sheet(self, part, self.typed(part) if typed is None else typed, check)

    @cached_property
    def metrics(self) -> list[tuple[str, str]]:
        return queries.metrics(self.review)

    def suggestions(self, typed: Typed) -> list[SuggestedCondition]:
        """The suggested conditions nobody has taken over yet, here or in an answer."""
        here = {typed.get(f"{prefix}-criterion") for prefix in drafting.prefixes(typed, "conditions")}
        answers = self.typed("answers")
        answered = {
            found.criterion
            for found in self.grounds.weighing
            if answers.get(f"{drafting.prefix_of(found)}-kind") == "condition"
        }
        found = self.grounds.reading.suggested_conditions
        return [one for one in found if one.criterion not in here | answered]
