"""The second round: what was judged once and may be judged again, and where people stood before it."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import QuerySet

from stimmig.core import review as core
from stimmig.people.models import Person
from stimmig.review.models import Judgement, Review, Round
from stimmig.review.queries.latest import followed_by
from stimmig.review.queries.sealed import open_seals
from stimmig.review.queries.seeing import is_open, is_revealed


def last_words(rows: Iterable[Judgement]) -> list[Judgement]:
    """Each person's last answer to each question. Takes revealed ones in the order of their rounds."""
    return list({(row.person_id, row.subject): row for row in rows}.values())


def first_words(rows: Iterable[Judgement]) -> list[Judgement]:
    """Where everyone stood before the second round, on what was judged in two. Takes the same."""
    listed = list(rows)
    rounds: dict[str, set[int]] = {}
    for row in listed:
        rounds.setdefault(row.subject, set()).add(row.round.number)
    return [row for row in listed if row.round.number == min(numbers := rounds[row.subject]) < max(numbers)]


def is_second(round: Round) -> bool:
    """Whether this round asks again, after the talk, what an earlier one has asked."""
    earlier = round.review.rounds.filter(number__lt=round.number, abandonment=None).values_list("subjects", flat=True)
    return any(set(subjects) & set(round.subjects) for subjects in earlier)


def own_before(person: Person, round: Round) -> dict[str, Judgement]:
    """What this person answered to the questions of a round before the talk; nothing where it asks them first."""
    if round.number == 1:
        return {}
    earlier = Judgement.objects.filter(
        round__review=round.review_id, round__number__lt=round.number, person=person, seal__in=open_seals(None)
    )
    return {each.subject: each for each in earlier if each.subject in round.subjects}


def judged_once(review: Review) -> list[str]:
    """What one round has asked, and may be asked a second time."""
    return _once(_kept(review))


def may_judge_again(review: Review) -> bool:
    """Whether a second round could begin: everything is revealed, something was asked only once, no review follows."""
    rounds = list(_kept(review).select_related("reveal"))
    everything = bool(rounds) and all(map(is_revealed, rounds))
    return everything and is_open(review) and bool(_once(rounds)) and followed_by(review) is None


def _once(rounds: Iterable[Round]) -> list[str]:
    asked = Counter(subject for round in rounds for subject in round.subjects)
    return [subject for subject, times in asked.items() if times == 1]


def _kept(review: Review) -> QuerySet[Round]:
    """The rounds that were not given up: one that was has asked nothing."""
    return review.rounds.filter(abandonment=None)


def to_judge_again(picture: core.Picture, once: Iterable[str]) -> list[str]:
    """What a second round is for: where people stand apart, of the questions the meeting talks about."""
    asked = set(once)
    return [each.subject for each in core.to_talk_about(picture) if each.subject in asked and each.talk in core.APART]
