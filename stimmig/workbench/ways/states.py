"""In what state a use, a review or a decision is, as the table of core.ways calls it."""

from django.utils import timezone

from stimmig.core.decision import WAITING
from stimmig.decision.models import Decision
from stimmig.decision.queries import current_decision, is_awake
from stimmig.register.models import UseCase
from stimmig.review.models import Review
from stimmig.review.queries import is_open, round_under_way, undecided


def state_of_use(use_case: UseCase) -> str:
    """The state of a use, as the table calls it."""
    return state_of(use_case, undecided(use_case), current_decision(use_case))


def state_of(use_case: UseCase, review: Review | None, decided: Decision | None) -> str:
    """The same, where its undecided review and the decision in force are at hand."""
    if ending := use_case.ending:
        return "set_aside" if not ending.is_retired else "retired" if decided else "retired_undecided"
    if review:
        return "reopened" if decided else "under_review"
    return "decided" if decided else "idea" if use_case.stage == "idea" else "running"


def state_of_review(review: Review) -> str:
    """The state of a review, as the table calls it."""
    if not is_open(review):
        return "closed" if hasattr(review, "closing") else "taken_back"
    round = round_under_way(review)
    if round is None:
        return "revealed"
    return "judging" if round.number == 1 else "judging_again"


def state_of_decision(decision: Decision) -> str:
    """The state of a decision, as the table calls it."""
    if hasattr(decision, "supersession"):
        return "replaced"
    if decision.use_case.ending_id is not None:
        return "ended"
    if decision.outcome not in WAITING:
        return "in_force"
    return "awake" if is_awake(decision, timezone.localdate()) else "waiting"
