"""Where each use stands, across all chapters. A fixed number of queries, however many uses the house has."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse

from stimmig.core.coverage import Uncovered, uncovered
from stimmig.core.decision import INTRODUCING
from stimmig.core.review import Picture
from stimmig.decision.models import Decision
from stimmig.decision.queries import decisions_for
from stimmig.people.models import Person
from stimmig.register.models import UseCase
from stimmig.register.queries import use_cases_for
from stimmig.review.models import Review, Round
from stimmig.review.queries import picture, reviews_for, rings

Levels = dict[str, int | None]
NO_LEVELS: Levels = dict.fromkeys("TRACE")


@dataclass(frozen=True)
class Standing:
    """Where one use stands: its latest review, the decision in force, the ring, and what comes next."""

    use_case: UseCase
    review: Review | None
    decision: Decision | None
    levels: Levels
    reader: Person

    @property
    def is_under_review(self) -> bool:
        """A review is under way that no decision has closed."""
        return self.review is not None and self.review.pk != (self.decision.review_id if self.decision else None)

    @property
    def uncovered(self) -> tuple[Uncovered, ...]:
        """Where the use goes beyond the decision in force, as long as that let it begin."""
        if self.decision is None or self.decision.outcome not in INTRODUCING or self.use_case.ending:
            return ()
        return uncovered(self.decision.review.frozen, self.use_case.file)

    @property
    def is_fresh_from_decision(self) -> bool:
        """Whether it began from a decision and nothing in it was changed since."""
        return self.use_case.version == 1 and hasattr(self.use_case, "origin")

    @property
    def lost_leader(self) -> Person | None:
        """Who was to answer for it and no longer leads here; of what was declined, nobody is missed."""
        declined = self.decision and self.decision.outcome == Decision.Outcome.DECLINE and not self.is_under_review
        named = None if declined or self.use_case.ending else self.use_case.accountable
        return named if named and not (named.is_active and named.is_leader) else None

    @property
    def is_described(self) -> bool:
        return bool(self.use_case.file.get("touchpoints"))

    @property
    def open_round(self) -> Round | None:
        """The round that is being judged now."""
        rounds = self.review.rounds.all() if self.review and self.is_under_review else ()
        return next((round for round in rounds if not hasattr(round, "reveal")), None)

    @property
    def judges(self) -> set[int]:
        """Whose judgement the open round asks for."""
        invited = self.review.participations.all() if self.review and self.open_round else ()
        return {one.person_id for one in invited if one.judges and not one.released_at}

    @property
    def missing(self) -> set[int]:
        """Who has not handed in yet. Who has is public; what they handed in is not."""
        return self.judges - {seal.person_id for seal in self.open_round.seals.all()} if self.open_round else set()

    @property
    def asks_reader(self) -> bool:
        return self.reader.pk in self.missing

    @property
    def opened(self) -> list[str]:
        """The dimensions that were opened and are not judged in depth yet."""
        if not self.review or not self.is_under_review:
            return []
        asked = {subject[0] for round in self.review.rounds.all() for subject in round.subjects if len(subject) > 1}
        return [key for key in "TRACE" if key in {one.dimension for one in self.review.openings.all()} - asked]

    @property
    def step(self) -> int:
        """1 described, 2 space of options, 3 review, 4 decision."""
        if self.is_under_review:
            return 3 if self.open_round or self.opened else 4
        return 4 if self.decision else 1 + self.is_described

    @property
    def waits_for_reader(self) -> bool:
        """Whether the next step is the reader's to take."""
        return self.step == 4 and self.is_under_review and self.use_case.accountable_id == self.reader.pk


def drawn(standing: Standing) -> Picture | None:
    """The picture of the latest review; None before anything is revealed: then the facts alone say where a use lies."""
    if not standing.review or not any(hasattr(round, "reveal") for round in standing.review.rounds.all()):
        return None
    return picture(standing.review)


def standings(person: Person, use_cases: Iterable[UseCase]) -> list[Standing]:
    """Where these uses stand, as far as this person may see it. Eight queries for any number of uses."""
    uses = list(use_cases)
    reviews = {review.use_case_id: review for review in _whole(reviews_for(person).filter(use_case__in=uses))}
    found = decisions_for(person).filter(use_case__in=uses, supersession=None).order_by("made_at", "pk")
    found = found.select_related(None).select_related("review", "supersession", "waking")
    decisions = {decision.use_case_id: decision for decision in found}
    for use in uses:  # it is at hand, and need not be read once more for each of them
        for noun in (reviews.get(use.pk), decisions.get(use.pk)):
            if noun is not None:
                noun.use_case = use
    known = rings(reviews.values())
    return [_standing(use, reviews.get(use.pk), decisions.get(use.pk), known, person) for use in uses]


def standing(person: Person, use_case: UseCase) -> Standing:
    """Where one use stands."""
    return standings(person, [use_case])[0]


def stand_of(person: Person, use_case: UseCase) -> dict[str, Any]:
    """How far a use has come, and where the review and the decision in force are, for the bar above its pages."""
    rounds = Prefetch("rounds", Round.objects.filter(abandonment=None).select_related("reveal"))
    reviews = reviews_for(person).filter(use_case=use_case, withdrawal=None).order_by("opened_at", "pk")
    review = reviews.prefetch_related(rounds, "openings").last()
    decision = decisions_for(person).filter(use_case=use_case, supersession=None).order_by("made_at", "pk").last()
    return stand(Standing(use_case, review, decision, NO_LEVELS, person))


def stand(standing: Standing) -> dict[str, Any]:
    """The same of a use whose standing is known."""
    review, decision = standing.review, standing.decision
    return {
        "step": standing.step,
        "review_url": reverse("review", args=[review.pk]) if review else "",
        "decision_url": reverse("decision", args=[decision.pk]) if decision and not standing.is_under_review else "",
    }


def _whole(reviews: QuerySet[Review]) -> QuerySet[Review]:
    """With rounds, who was invited, who has handed in and what was opened; the latest last."""
    kept = Round.objects.filter(abandonment=None)
    rounds = Prefetch("rounds", kept.select_related("reveal"))
    alone = reviews.select_related(None).select_related("withdrawal", "closing", "comparison")
    whole = alone.prefetch_related(rounds, "rounds__seals", "participations", "openings")
    return whole.filter(withdrawal=None).order_by("opened_at", "pk")


def _standing(
    use: UseCase, review: Review | None, decision: Decision | None, known: dict[int, Levels], person: Person
) -> Standing:
    return Standing(use, review, decision, known.get(review.pk, NO_LEVELS) if review else NO_LEVELS, person)


def found(person: Person, text: str, resting: bool = False) -> QuerySet[UseCase]:
    """The uses a person may see, the latest change first: what is alive, or what rests.

    Whoever looks for a word in title or owner finds it in both.
    """
    uses = use_cases_for(person).defer("laws", "written")  # no list shows them
    if text:
        return uses.filter(Q(title__icontains=text) | Q(file__owner__icontains=text))
    return uses.filter(ending__isnull=not resting)
