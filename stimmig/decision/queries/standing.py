"""Where things stand: what is revealed, what waits for a decision, which one holds, and who spoke against it."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, QuerySet

from stimmig.decision.models import Adoption, Decision, Dissent
from stimmig.people.models import Person
from stimmig.register.models import UseCase
from stimmig.review.models import Reveal, Review, Round
from stimmig.review.queries import latest_of_their_use, open_seals


def is_revealed(review: Review) -> bool:
    """Whether there is a picture to decide upon."""
    return Reveal.objects.filter(round__review=review).exists()


def judged(review: Review) -> QuerySet[Person]:
    """Everybody whose judgement stands in the picture, whatever became of their invitation since."""
    return Person.objects.filter(pk__in=open_seals(None).filter(round__review=review).values("person"))


def waiting_for(leader: Person) -> QuerySet[Review]:
    """The reviews that are revealed and wait for this leader's decision, the oldest first; only the latest of a use."""
    return undecided().filter(use_case__accountable=leader) if leader.is_leader else Review.objects.none()


def taken_over(deputy: Person) -> Exists:
    """Of reviews, whether the leader who decides now has taken over what this deputy had prepared."""
    theirs_now = {"draft__review": OuterRef("pk"), "draft__writer": OuterRef("use_case__accountable")}
    return Exists(Adoption.objects.filter(**theirs_now, deputy=deputy))


def undecided() -> QuerySet[Review]:
    """The reviews of the house that are revealed and wait for a decision, the oldest first; the latest of a use.

    Two queries: those revealed and not decided are few, and everything else is asked of them alone.
    """
    decided = Decision.objects.filter(review=OuterRef("round__review"))
    few = Reveal.objects.filter(~Exists(decided)).values_list("round__review", flat=True)
    revealed = Review.objects.filter(pk__in=set(few), withdrawal=None, decisions=None)
    judged = Round.objects.filter(review=OuterRef("pk"), reveal=None, abandonment=None)
    revealed = latest_of_their_use(revealed.filter(~Exists(judged), use_case__ending=None))
    return revealed.select_related("use_case").defer("use_case__file", "use_case__written").order_by("opened_at", "pk")


def current_decision(use_case: UseCase) -> Decision | None:
    """The decision that holds for a use: the one nothing has taken the place of."""
    return use_case.decisions.filter(supersession=None).order_by("-made_at", "-pk").first()


def dissents(review: Review) -> QuerySet[Dissent]:
    """Every voice against, in the order in which it was put on record."""
    return review.dissents.all()


def voices_on(review: Review, decision: Decision | None = None) -> list[tuple[Dissent, Decision | None]]:
    """The voices against, as a decision shows them, each with the earlier decision it spoke against, if it was one.

    What was said against a later decision is not shown; without a decision, as whoever decides anew reads it.
    """
    decisions = list(review.decisions.order_by("made_at", "pk"))
    spoken = [(voice, _spoken_against(voice, decisions)) for voice in dissents(review)]
    return [
        (voice, about if about != decision else None)
        for voice, about in spoken
        if not (decision and about and about.made_at > decision.made_at)
    ]


def _spoken_against(voice: Dissent, decisions: Sequence[Decision]) -> Decision | None:
    """The decision that stood when it was put on record, or else the first that was signed after it."""
    before = [each for each in decisions if each.made_at <= voice.at]
    return before[-1] if before else next(iter(decisions), None)
