"""What a meeting still has to talk about, across many reviews."""

from collections import defaultdict

from django.db.models import QuerySet

from stimmig.core import review as core
from stimmig.review.models import AgreedLevel, Review, Round
from stimmig.review.queries.picture import since_the_reveal


def still_to_talk(reviews: QuerySet[Review]) -> list[int]:
    """Of reviews whose rounds are revealed those with a dimension that has no word yet. Two queries for all."""
    rounds: dict[int, list[Round]] = defaultdict(list)
    said: dict[int, list[AgreedLevel]] = defaultdict(list)
    for round in Round.objects.filter(review__in=reviews, abandonment=None).select_related("reveal"):
        rounds[round.review_id].append(round)
    for word in AgreedLevel.objects.filter(review__in=reviews).order_by("at", "pk"):
        said[word.review_id].append(word)
    return [key for key, judged in rounds.items() if core.silent(_asked(judged), since_the_reveal(said[key], judged))]


def _asked(judged: list[Round]) -> list[str]:
    return [subject for round in judged for subject in round.subjects]
