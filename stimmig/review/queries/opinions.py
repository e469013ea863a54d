"""Who is concerned by a use, what they said to it, and for whom it waits. Nobody's judgement is read here."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from stimmig.core import review as core
from stimmig.people.models import Person
from stimmig.review.models import Opinion, Review
from stimmig.review.queries.picture import frozen, settled
from stimmig.review.queries.seeing import reviews_for


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


def opinions_waiting_for(person: Person) -> QuerySet[Opinion]:
    """The opinions this person was asked for and has not given, in reviews that still change."""
    later = Opinion.objects.filter(review=OuterRef("review"), of=OuterRef("of"), pk__gt=OuterRef("pk"))
    open_ = reviews_for(person).filter(withdrawal=None, closing=None)
    asked = Opinion.objects.filter(~Exists(later), person=person, kind=Opinion.Kind.ASKED, review__in=open_)
    return asked.select_related("review").order_by("on", "pk")
