"""What a meeting still has to talk about, across many reviews."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from stimmig.core import review as core
from stimmig.register.queries import framework
from stimmig.review.models import AgreedLevel, Judgement, Review, Round
from stimmig.review.queries.agreed import since_the_reveal
from stimmig.review.queries.sealed import open_seals

Levels = Mapping[str, list[int]]  # by question, what everybody answered last


def still_to_talk(reviews: Collection[Review]) -> dict[int, bool]:
    """Of reviews whose rounds are revealed those that need the group's word yet, by their key, in three queries.

    True where people stand apart without one: until then nobody says what is decided.
    """
    if not reviews:
        return {}
    rounds, given = _rounds(reviews), _given(reviews)
    said = {key: since_the_reveal(words, rounds[key]) for key, words in _words(reviews).items()}
    apart = {each.pk for each in reviews if core.apart(given[each.pk], said[each.pk], framework(each.framework))}
    silent = {key for key, judged in rounds.items() if core.silent(_asked(judged), said[key])}
    return {each.pk: each.pk in apart for each in reviews if each.pk in apart | silent}


def _rounds(reviews: Collection[Review]) -> Mapping[int, list[Round]]:
    found: dict[int, list[Round]] = defaultdict(list)
    kept = Round.objects.filter(review__in=reviews, abandonment=None)
    for round in kept.select_related("reveal").only("review", "subjects", "reveal__at").order_by("number"):
        found[round.review_id].append(round)
    return found


def _words(reviews: Collection[Review]) -> Mapping[int, list[AgreedLevel]]:
    found: dict[int, list[AgreedLevel]] = {each.pk: [] for each in reviews}
    said = AgreedLevel.objects.filter(review__in=reviews)
    for word in said.only("review", "subject", "at").order_by("at", "pk"):
        found[word.review_id].append(word)
    return found


def _given(reviews: Collection[Review]) -> Mapping[int, Levels]:
    """The levels of everybody's last answers; who gave none in the end stands nowhere."""
    answers = Judgement.objects.filter(round__review__in=reviews, seal__in=open_seals(None)).order_by(
        "round__number", "pk"
    )
    last = {row[:3]: row[3] for row in answers.values_list("round__review", "subject", "person", "level")}
    found: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for (review, subject, _person), level in last.items():
        if level is not None:
            found[review][subject].append(level)
    return found


def _asked(judged: list[Round]) -> list[str]:
    return [subject for round in judged for subject in round.subjects]
