"""Who sees a review, who guides it, who judges in it, and for whom it waits. Only outsiders may not know."""

from django.db.models import Exists, OuterRef, QuerySet
from django.shortcuts import get_object_or_404

from stimmig.people.models import Person
from stimmig.register.models import UseCase
from stimmig.review.models import Participation, Review, Round, Seal


def reviews_for(person: Person) -> QuerySet[Review]:
    """The reviews a person may see: all of the house, or those they are invited to. An administrator sees none."""
    found = Review.objects.select_related("use_case__accountable", "opened_by", "withdrawal", "closing")
    if not person.sees_content:
        return found.none()
    if person.is_leader or person.is_facilitator:
        return found
    return found.filter(participations__person=person)


def review_for(person: Person, pk: int) -> Review:
    """One review, or 404 where it is not theirs to see."""
    return get_object_or_404(reviews_for(person), pk=pk)


def round_for(person: Person, pk: int) -> Round:
    """One round of a review this person may see, or 404."""
    review = "review__use_case__accountable", "review__withdrawal", "review__closing"
    found = Round.objects.select_related(*review, "reveal")
    return get_object_or_404(found.filter(review__in=reviews_for(person)), pk=pk)


def current_review(use_case: UseCase, person: Person) -> Review | None:
    """The latest review of a use that was not taken back, where this person may see it."""
    return reviews_for(person).filter(use_case=use_case, withdrawal=None).order_by("-opened_at", "-pk").first()


def under_way(use_case: UseCase) -> Review | None:
    """A review of this use that is neither revealed nor taken back nor decided."""
    waiting = Round.objects.filter(review=OuterRef("pk"), reveal=None)
    return Review.objects.filter(Exists(waiting), use_case=use_case, withdrawal=None, closing=None).first()


def current_round(review: Review) -> Round | None:
    """The round that was opened last."""
    return review.rounds.select_related("reveal").order_by("-number").first()


def is_revealed(round: Round) -> bool:
    return hasattr(round, "reveal")


def is_being_judged(review: Review) -> bool:
    """Whether a round is being judged now. Until it is revealed no other can begin."""
    return is_open(review) and review.rounds.filter(reveal=None).exists()


def is_open(review: Review) -> bool:
    """Whether a review still changes: it was neither taken back nor decided."""
    return not hasattr(review, "withdrawal") and not hasattr(review, "closing")


def judges(round: Round) -> QuerySet[Participation]:
    """Whose judgement is asked for, without those who were released or invited once it was revealed."""
    asked = round.review.participations.filter(judges=True, released_at=None).select_related("person")
    return asked.filter(invited_at__lte=round.reveal.at) if is_revealed(round) else asked


def judges_in(person: Person, round: Round) -> bool:
    """Whether this person's judgement is asked for."""
    return judges(round).filter(person=person).exists()


def has_sealed(round: Round) -> QuerySet[Person]:
    """Who has handed in. That is public; what they handed in is not."""
    return Person.objects.filter(seals__round=round).distinct()


def missing(round: Round) -> list[Person]:
    """Who is asked to judge and has not handed in, by name."""
    handed_in = has_sealed(round).values("pk")
    return [each.person for each in judges(round).exclude(person__in=handed_in).order_by("person__name")]


def leads(person: Person, review: Review) -> bool:
    """Whether this person guides the review: a facilitator, or the accountable leader."""
    return person.is_facilitator or (person.is_leader and review.use_case.accountable_id == person.pk)


def takes_part(person: Person, review: Review) -> bool:
    """Whether this person may ask for depth: leadership, facilitation, and whoever judges; a mere observer may not."""
    if person.is_leader or person.is_facilitator:
        return True
    return person.role == Person.Role.REVIEWER and review.participations.filter(person=person, judges=True).exists()


def waiting_for(person: Person) -> QuerySet[Round]:
    """The rounds that wait for this person's judgement, the most urgent first."""
    asked = Participation.objects.filter(review=OuterRef("review"), person=person, judges=True, released_at=None)
    handed_in = Seal.objects.filter(round=OuterRef("pk"), person=person)
    waiting = Round.objects.filter(Exists(asked), ~Exists(handed_in), reveal=None)
    open_ = reviews_for(person).filter(withdrawal=None, closing=None)
    return waiting.filter(review__in=open_).select_related("review__use_case").order_by("due_on", "pk")
