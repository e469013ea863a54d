"""Who sees a review, who guides it, who judges in it, and for whom it waits. Only outsiders may not know."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from stimmig.people.models import Person
from stimmig.register.models import UseCase
from stimmig.register.queries import SEES_REVIEWS, facilitates, involved
from stimmig.review.models import Abandonment, Participation, Review, Round, Seal


def reviews_for(person: Person) -> QuerySet[Review]:
    """The reviews a person may see: all of the house, or those they are invited to, guide, read along or prepare for.

    An administrator sees none.
    """
    found = Review.objects.select_related("use_case__accountable", "opened_by", "withdrawal", "closing", "comparison")
    if not person.sees_content:
        return found.none()
    if person.is_leader or person.is_facilitator:
        return found
    invited = Participation.objects.filter(person=person).values("review")
    return found.filter(Q(pk__in=invited) | Q(use_case__in=involved(person, *SEES_REVIEWS)))


def review_for(person: Person, pk: int) -> Review:
    """One review, or 404 where it is not theirs to see."""
    return get_object_or_404(reviews_for(person), pk=pk)


def round_for(person: Person, pk: int) -> Round:
    """One round of a review this person may see, or 404."""
    review = "review__use_case__accountable", "review__withdrawal", "review__closing"
    found = Round.objects.select_related(*review, "reveal", "abandonment")
    return get_object_or_404(found.filter(review__in=reviews_for(person)), pk=pk)


def current_review(use_case: UseCase, person: Person) -> Review | None:
    """The latest review of a use that was not taken back, where this person may see it."""
    return reviews_for(person).filter(use_case=use_case, withdrawal=None).order_by("-opened_at", "-pk").first()


def undecided(use_case: UseCase) -> Review | None:
    """The latest review of this use, where it was not taken back and nobody has decided on it."""
    latest = use_case.reviews.filter(withdrawal=None).select_related("closing").order_by("-opened_at", "-pk").first()
    return latest if latest and not hasattr(latest, "closing") else None


def was_decided(use_case: UseCase) -> bool:
    """Whether a decision has closed a review of this use: then a new one reopens it, and says why."""
    return use_case.reviews.exclude(closing=None).exists()


def under_way(use_case: UseCase) -> Review | None:
    """A review of this use that is neither revealed nor taken back nor decided."""
    waiting = Round.objects.filter(review=OuterRef("pk"), reveal=None, abandonment=None)
    return Review.objects.filter(Exists(waiting), use_case=use_case, withdrawal=None, closing=None).first()


def current_round(review: Review) -> Round | None:
    """The round that was opened last and not given up."""
    return review.rounds.filter(abandonment=None).select_related("reveal").order_by("-number").first()


def round_under_way(review: Review) -> Round | None:
    """The round that is being judged now."""
    current = current_round(review)
    return current if current and is_open(review) and not is_revealed(current) else None


def given_up(review: Review) -> QuerySet[Abandonment]:
    """The rounds that were given up before their reveal, and why."""
    return Abandonment.objects.filter(round__review=review).select_related("round", "by").order_by("at", "pk")


def ended_unrevealed(review: Review) -> QuerySet[Round]:
    """The rounds that will never be revealed: given up, or taken back with the whole review."""
    over = Q(abandonment__isnull=False) | Q(review__withdrawal__isnull=False)
    return review.rounds.filter(over, reveal=None).order_by("number")


def is_revealed(round: Round) -> bool:
    return hasattr(round, "reveal")


def is_being_judged(review: Review) -> bool:
    """Whether a round is being judged now. Until it is revealed no other can begin."""
    return is_open(review) and review.rounds.filter(reveal=None, abandonment=None).exists()


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
    return [each.person for each in judges(round).exclude(person__in=handed_in).order_by("person__name", "pk")]


def leads(person: Person, review: Review) -> bool:
    """Whether this person guides the review: facilitation, the accountable leader, or whoever guides this one use."""
    return opens_reviews(person, review.use_case)


def opens_reviews(person: Person, use_case: UseCase) -> bool:
    """The same of a use: whoever guides its reviews opens them."""
    decides = person.is_leader and use_case.accountable_id == person.pk
    return decides or facilitates(person, use_case)


def takes_part(person: Person, review: Review) -> bool:
    """Whether this person may ask for depth: leadership, whoever guides, whoever judges; a mere observer may not."""
    if person.is_leader or facilitates(person, review.use_case):
        return True
    return person.role == Person.Role.REVIEWER and review.participations.filter(person=person, judges=True).exists()


def waiting_for(person: Person) -> QuerySet[Round]:
    """The rounds that wait for this person's judgement, the most urgent first."""
    return rounds_under_way().filter(waits_for_judgement(person)).order_by("due_on", "pk")


def waits_for_judgement(person: Person) -> Q:
    """Of rounds under way, which wait for this person: whoever is asked, has not handed in, and sees content."""
    if not person.sees_content:
        return Q(pk=None)
    asked = Participation.objects.filter(person=person, judges=True, released_at=None).values("review")
    return Q(review__in=asked) & ~Q(Exists(Seal.objects.filter(round=OuterRef("pk"), person=person)))


def rounds_under_way() -> QuerySet[Round]:
    """The rounds that are being judged now, of everything that is alive."""
    judged = Round.objects.filter(reveal=None, abandonment=None)
    return judged.filter(review__withdrawal=None, review__closing=None, review__use_case__ending=None)
