"""Who is concerned by a use, what they said to it, and for whom it waits. Nobody's judgement is read here."""

from collections.abc import Iterable, Mapping

from django.db.models import Exists, Max, OuterRef, QuerySet

from stimmig.core import review as core
from stimmig.people.models import Person
from stimmig.review.models import Opinion, Review
from stimmig.review.queries.facts import frozen, settled
from stimmig.review.queries.seeing import current_round, is_revealed, judges_in, leads, reviews_for

Said = Mapping[str, Opinion]


def concerned(review: Review) -> tuple[core.Concern, ...]:
    """Whom the frozen use concerns, and why, with what was doubted and settled since the reveal."""
    return core.concerned(frozen(review), settled(review))


def latest_opinions(review: Review) -> dict[str, Opinion]:
    """The latest word of each, by whose it is."""
    return {each.of: each for each in review.opinions.select_related("person", "by").order_by("at", "pk")}


def unheard(review: Review, whom: Iterable[core.Concern] | None = None) -> tuple[str, ...]:
    """Who is concerned for sure and neither answered nor was passed over with a reason."""
    said = latest_opinions(review)
    whom = concerned(review) if whom is None else whom
    silent = {of for of, each in said.items() if each.kind == Opinion.Kind.ASKED}
    return tuple(each.of for each in whom if each.sure and (each.of not in said or each.of in silent))


def writes_opinion(person: Person, review: Review, of: str) -> bool:
    """Whether this person was asked in the name of those concerned, and so writes for them."""
    last = latest_opinions(review).get(of)
    return last is not None and last.kind != Opinion.Kind.NOT_ASKED and last.person_id == person.pk


def is_own_word(said: Opinion) -> bool:
    """Whether whoever speaks here has written it themselves; else it says who wrote it down."""
    return said.person_id is not None and said.by_id == said.person_id


def opinions_read_by(person: Person, review: Review, said: Said | None = None) -> dict[str, Opinion]:
    """The latest words this person may read. Whoever is judging waits for the reveal, and guiding changes nothing."""
    since = review.rounds.aggregate(at=Max("reveal__at"))["at"]
    round = current_round(review)
    judging = round is not None and not is_revealed(round) and judges_in(person, round)
    rest = since is not None or leads(person, review)
    said = latest_opinions(review) if said is None else said
    return {
        of: each
        for of, each in said.items()
        if person.pk in (each.person_id, each.by_id) or (since is not None and each.at <= since if judging else rest)
    }


def why_not_keep(person: Person, review: Review, of: str, said: Said, read: Said) -> str | None:
    """The code of why this person may not write down how it stands with those concerned; None where they may.

    `said` are the latest words, `read` those of them this person may read.
    """
    last = said.get(of)
    if last is not None and last.kind != Opinion.Kind.NOT_ASKED and last.person_id == person.pk:
        return None
    if not leads(person, review):
        return "not-yours-to-say"
    if last and is_own_word(last):
        return "own-words"
    return "unread" if last and last.text and of not in read else None


def why_not_keep_opinion(person: Person, review: Review, of: str) -> str | None:
    """The same where nothing is known yet."""
    said = latest_opinions(review)
    return why_not_keep(person, review, of, said, opinions_read_by(person, review, said))


def opinions_waiting_for(person: Person) -> QuerySet[Opinion]:
    """The opinions this person was asked for and has not given, in reviews that still change."""
    later = Opinion.objects.filter(review=OuterRef("review"), of=OuterRef("of"), pk__gt=OuterRef("pk"))
    mine = Opinion.objects.filter(person=person, kind=Opinion.Kind.ASKED).order_by().values_list("pk", flat=True)
    asked = Opinion.objects.filter(~Exists(later), pk__in=set(mine))  # mostly nothing, and then nothing more is asked
    open_ = asked.filter(review__withdrawal=None, review__closing=None, review__use_case__ending=None)
    if not (person.is_leader or person.is_facilitator):  # who see every review
        open_ = open_.filter(Exists(reviews_for(person).filter(pk=OuterRef("review"))))
    light = open_.select_related("review__use_case", "by").only("of", "review__use_case__title", "by__name")
    return light.order_by("on", "pk")
