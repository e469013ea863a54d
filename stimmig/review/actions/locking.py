"""What must hold before anything in a review is written, and the lock that keeps it true until it is written."""

from django.db.models import Model

from stimmig.core.errors import Refusal
from stimmig.people.models import Person
from stimmig.register.models import UseCase
from stimmig.review import queries
from stimmig.review.models import Review, Round


def round_being_judged(round: Round | None) -> Round:
    """The round, locked, as long as it takes answers. Of two people who hand in at once, one waits for the other."""
    if round is None:
        raise Refusal("no-round")
    Round.objects.select_for_update().get(pk=round.pk)
    fresh = Round.objects.select_related("review", "reveal", "abandonment").get(
        pk=round.pk
    )  # what was joined while waiting is old
    if queries.is_revealed(fresh):
        raise Refusal("already-revealed")
    if hasattr(fresh, "abandonment"):
        raise Refusal("given-up")
    require_open(fresh.review)
    return fresh


def require_guide(person: Person, review: Review) -> None:
    """Only whoever guides the reviews of a use keeps one going and records what was agreed, as things stand now."""
    if not queries.opens_reviews(person, UseCase.objects.get(pk=review.use_case_id)):
        raise Refusal("not-yours")


def require_judge(person: Person, round: Round) -> None:
    """Only whoever is asked to judge, and was not released, answers."""
    if not queries.judges_in(person, round):
        raise Refusal("not-asked")


def require_open(review: Review) -> None:
    """Once the decision is signed, the review taken back, or the use at rest, it stays as it is."""
    hold(review)
    fresh = Review.objects.select_related("withdrawal", "closing", "use_case").get(pk=review.pk)
    if hasattr(fresh, "closing"):
        raise Refusal("decided")
    if hasattr(fresh, "withdrawal"):
        raise Refusal("taken-back")
    if fresh.use_case.ending_id is not None:
        raise Refusal("at-rest")


def require_latest(review: Review) -> None:
    """The same, and no newer review of the use asks by now. Whoever opens one waits until this is done."""
    UseCase.objects.select_for_update().get(pk=review.use_case_id)  # before the review, as everybody locks them
    require_open(review)
    if queries.followed_by(review) is not None:
        raise Refusal("followed")


def refuse_stale(known: int | None, latest: Model | None) -> None:
    """Stop when there is a later word than the one a page was made with, named by its key: 0 for none, None unknown."""
    if known is not None and known != (latest.pk if latest else 0):
        raise Refusal("stale")


def hold(review: Review) -> None:
    """Let everybody else who writes to this review wait until this is done."""
    Review.objects.select_for_update().get(pk=review.pk)
