"""Where the group stands: the latest word on each question, what was opened, and the ring of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import QuerySet, prefetch_related_objects

from stimmig.core import review as core
from stimmig.review.models import AgreedLevel, CarriedLevel, Review, Round
from stimmig.review.queries.carried import still_carried
from stimmig.review.queries.facts import framework
from stimmig.review.queries.seeing import is_revealed


def latest_agreed(review: Review) -> dict[str, AgreedLevel]:
    """The latest word of the group on each question. Where everybody judged anew, what was said before is said anew."""
    return since_the_reveal(_said(review), review.rounds.select_related("reveal"))


def since_the_reveal(written: Iterable[AgreedLevel], rounds: Iterable[Round]) -> dict[str, AgreedLevel]:
    """The latest word on each question that is not older than the answers it is about."""
    since: dict[str, datetime] = {}
    for round in filter(is_revealed, rounds):
        since |= {key: max(round.reveal.at, since.get(key, round.reveal.at)) for key in round.subjects}
    return {each.subject: each for each in written if each.at >= since.get(each.subject, each.at)}


def agreed(review: Review) -> dict[str, core.Agreed]:
    """Where the group stands on each question; the latest word counts, None where it left it open."""
    return agreed_since(review, review.rounds.select_related("reveal"))


def agreed_since(review: Review, rounds: Iterable[Round]) -> dict[str, core.Agreed]:
    """The same, where the rounds are at hand."""
    return _as_agreed(since_the_reveal(_said(review), rounds))


def _said(review: Review) -> QuerySet[AgreedLevel]:
    return review.agreed_levels.select_related("by").order_by("at", "pk")


def _as_agreed(written: Mapping[str, AgreedLevel]) -> dict[str, core.Agreed]:
    return {subject: _agreed(each) for subject, each in written.items()}


def _agreed(written: AgreedLevel) -> core.Agreed:
    if written.answer == AgreedLevel.Answer.NOT_APPLICABLE:
        return "not_applicable"
    return written.level if written.answer == AgreedLevel.Answer.LEVEL else None


def opened(review: Review) -> dict[str, core.Opening]:
    """The dimensions that were opened, and why first."""
    listed = sorted(review.openings.all(), key=lambda each: (each.at, each.pk))
    return {each.dimension: each.because for each in listed}  # type: ignore[misc]  # Opening.Because has these alone


def ring(review: Review) -> dict[str, int | None]:
    """The five segments: the agreed level of each dimension, or one carried over; None where nothing is agreed yet."""
    return rings([review])[review.pk]


def rings(reviews: Iterable[Review]) -> dict[int, dict[str, int | None]]:
    """The rings of several reviews, by their key, in two queries; three where their rounds are not at hand."""
    listed = list(reviews)
    prefetch_related_objects(listed, "carried_levels")
    written = defaultdict(list)
    for each in AgreedLevel.objects.filter(review__in=listed).order_by("at", "pk"):
        written[each.review_id].append(each)
    return {each.pk: _ring_of(each, written[each.pk], each.carried_levels.all()) for each in listed}


def _ring_of(review: Review, written: Iterable[AgreedLevel], before: Iterable[CarriedLevel]) -> dict[str, int | None]:
    rounds = list(review.rounds.all())
    own = _as_agreed(since_the_reveal(written, rounds))
    return core.ring(still_carried(before, rounds) | own, framework(review))
