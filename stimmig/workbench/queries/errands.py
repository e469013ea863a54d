"""What waits for somebody, across all chapters. A fixed number of queries, however many uses the house has."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from stimmig.decision.models import Decision
from stimmig.decision.queries import (
    awake_for,
    broken,
    hands_on,
    kept_by_nobody,
    latest_of_their_use,
    to_keep,
    to_look_back_on,
    to_prepare,
)
from stimmig.decision.queries import waiting_for as decisions_waiting_for
from stimmig.operation.queries.incidents import incidents_waiting_for
from stimmig.people.models import Person
from stimmig.people.queries import leaders
from stimmig.register.models import FactRequest, Involvement, UseCase
from stimmig.register.queries import involved, use_cases_for
from stimmig.review.models import Review, Round
from stimmig.review.queries import opinions_waiting_for, reviews_for, still_to_talk
from stimmig.review.queries import waiting_for as judgements_waiting_for

SOON = timedelta(days=30)
HEAVY = ("file", "written")  # of a use; an errand says its title only
KIND_MAX = 10  # of one kind of errand on the start page; the rest stands with the uses


@dataclass(frozen=True)
class Errand:
    """One thing that waits for somebody: a verb, what it is about, where to do it, until when."""

    kind: str
    what: str
    url: str
    until: date | None = None
    about: str = ""  # a name or title the hint mentions


def errands(person: Person, at: datetime) -> list[Errand]:
    """What waits for a person: decisions first, then judgements, then what they guide, then what falls due."""
    today = timezone.localdate(at)
    begun = (_decide, _prepare, _judge, _name, _succeed, _reveal, _talk, _open, _answer)
    due = (_incidents, _opine, _keep, _inherit, _look_back, _break, _review_again, _wake)
    return [errand for kind in (*begun, *due) for errand in kind(person, today)]


def _decide(person: Person, today: date) -> Iterator[Errand]:
    for review in decisions_waiting_for(person)[:KIND_MAX]:
        yield Errand("decide", review.title, reverse("decision_draft", args=[review.pk]))


def _prepare(person: Person, today: date) -> Iterator[Errand]:
    """What the leader somebody deputises for decides, as long as they have taken nothing over."""
    for review in to_prepare(person)[:KIND_MAX]:
        about = review.use_case.accountable.name if review.use_case.accountable else ""
        yield Errand("prepare", review.title, reverse("decision_draft", args=[review.pk]), about=about)


def _judge(person: Person, today: date) -> Iterator[Errand]:
    for round in judgements_waiting_for(person)[:KIND_MAX]:
        url = reverse("review", args=[round.review_id])  # where one first reads what became of similar uses
        yield Errand("judge", round.review.title, url, round.due_on)


def _name(person: Person, today: date) -> Iterator[Errand]:
    """Uses with a picture and nobody to decide: leaders name somebody."""
    if not person.is_leader:
        return
    pictured = _undecided(reviews_for(person)).filter(use_case=OuterRef("pk"))
    for use in use_cases_for(person).filter(Exists(pictured), accountable=None, ending=None).defer(*HEAVY)[:KIND_MAX]:
        yield Errand("name", use.title, reverse("use_case_accountable", args=[use.pk]))


def _succeed(person: Person, today: date) -> Iterator[Errand]:
    """Uses whose leader has left: a leader names somebody else, facilitation has somebody named."""
    page = "use_case_accountable" if person.is_leader else "use_case"
    theirs = use_cases_for(person) if person.is_leader else _facilitated(person)
    for use in _carried_on(theirs).exclude(accountable__in=leaders()).defer(*HEAVY).order_by("title", "pk")[:KIND_MAX]:
        about = use.accountable.name if use.accountable else ""
        yield Errand("succeed", use.title, reverse(page, args=[use.pk]), about=about)


def _facilitated(person: Person) -> QuerySet[UseCase]:
    """Every use for whoever facilitates in the house; else those whose reviews somebody guides."""
    uses = use_cases_for(person)
    return uses if person.is_facilitator else uses.filter(pk__in=involved(person, Involvement.Kind.GUIDES))


def _carried_on(uses: QuerySet[UseCase]) -> QuerySet[UseCase]:
    """Those somebody was named to answer for, but for what was declined and rests."""
    declined = Decision.objects.filter(use_case=OuterRef("pk"), supersession=None, outcome=Decision.Outcome.DECLINE)
    under_review = Review.objects.filter(use_case=OuterRef("pk"), withdrawal=None, closing=None)
    return uses.exclude(accountable=None).filter(ending=None).exclude(Exists(declined) & ~Exists(under_review))


def _reveal(person: Person, today: date) -> Iterator[Errand]:
    late = _guided(person).filter(rounds__reveal=None, rounds__abandonment=None, rounds__due_on__lt=today).distinct()
    rounds = Prefetch("rounds", Round.objects.filter(reveal=None, abandonment=None))
    for review in late.prefetch_related(rounds)[:KIND_MAX]:
        yield Errand("reveal", review.title, reverse("review", args=[review.pk]), review.rounds.all()[0].due_on)


def _talk(person: Person, today: date) -> Iterator[Errand]:
    """Revealed, and a dimension has no word of the group yet, neither on the whole nor on all its criteria."""
    undecided = _undecided(_guided(person))
    for review in undecided.filter(pk__in=still_to_talk(undecided))[:KIND_MAX]:
        yield Errand("talk", review.title, reverse("meeting", args=[review.pk]))


def _open(person: Person, today: date) -> Iterator[Errand]:
    """Uses that are described and neither reviewed nor decided: whoever facilitates opens the review."""
    described = _facilitated(person).filter(file__touchpoints__0__isnull=False, decisions=None, ending=None)
    reviewed = Review.objects.filter(use_case=OuterRef("pk"), withdrawal=None)
    for use in described.exclude(Exists(reviewed)).defer(*HEAVY).order_by("created_at", "pk")[:KIND_MAX]:
        yield Errand("open", use.title, reverse("review_new", args=[use.pk]))


def _answer(person: Person, today: date) -> Iterator[Errand]:
    mine = FactRequest.objects.filter(passed_to__iexact=person.name, answered_at=None, expires_at__date__gte=today)
    mine = mine.filter(use_case__ending=None)
    for request in mine.select_related("use_case", "asked_by").order_by("expires_at", "pk")[:KIND_MAX]:
        asked = request.asked_by.name if request.asked_by else ""
        yield Errand("answer", request.use_case.title, reverse("fact_request", args=[request.token]), about=asked)


def _opine(person: Person, today: date) -> Iterator[Errand]:
    """What somebody was asked to say in the name of those a use concerns."""
    for asked in opinions_waiting_for(person).select_related("by")[:KIND_MAX]:
        url = reverse("opinion", args=[asked.review_id, asked.of])
        yield Errand("opine", asked.review.title, url, about=asked.by.name if asked.by else "")


def _keep(person: Person, today: date) -> Iterator[Errand]:
    """What a person stands for, until they have said how it stands."""
    for condition in to_keep(person, today + SOON)[:KIND_MAX]:
        url = reverse("fulfilments", args=[condition.pk])
        yield Errand("keep", condition.text, url, condition.due_on, condition.decision.title)


def _inherit(person: Person, today: date) -> Iterator[Errand]:
    """Conditions nobody here stands for: whoever answers for the use names somebody, any leader says how they stand."""
    for condition in kept_by_nobody(person, today + SOON)[:KIND_MAX]:
        page = "successors" if hands_on(person, condition.decision) else "fulfilments"
        kind = "find" if condition.kept_by is None else "inherit"
        yield Errand(kind, condition.text, reverse(page, args=[condition.pk]), condition.due_on, condition.kept_by_name)


def _incidents(person: Person, today: date) -> Iterator[Errand]:
    """Harm that asks for a new review, then what somebody has to put right or nobody looks after yet.

    Letters say it too, so nothing somebody told us is in it.
    """
    for each in incidents_waiting_for(person, today + SOON)[:KIND_MAX]:
        url, title = reverse("incident", args=[each.pk]), each.use_case.title
        kind = "heard" if each.heard_at else "put_right" if each.owner else "look_after"
        if each.asks_review:
            yield Errand("harm", each.harm.sentence, url, about=title)
        else:
            yield Errand(kind, f"{each.touchpoint or title}, {each.number}", url, each.deadline, title)


def _look_back(person: Person, today: date) -> Iterator[Errand]:
    """Expectations whose day has come."""
    for expectation in to_look_back_on(person, today)[:KIND_MAX]:
        url = reverse("retrospects", args=[expectation.pk])
        yield Errand("look_back", expectation.text, url, expectation.due_on, expectation.decision.title)


def _break(person: Person, today: date) -> Iterator[Errand]:
    """Conditions said not to hold, until the new review is under way: that reopens a decision."""
    begun = Review.objects.filter(use_case=OuterRef("decision__use_case"), opened_at__gt=OuterRef("decision__made_at"))
    waiting = broken(person).exclude(Exists(begun.filter(withdrawal=None, closing=None)))
    for condition in waiting[:KIND_MAX]:
        yield Errand(
            "break",
            condition.text,
            reverse("what_became", args=[condition.decision_id]),
            None,
            condition.decision.title,
        )


def _review_again(person: Person, today: date) -> Iterator[Errand]:
    """Decisions whose day comes, until the new review is under way."""
    begun = Review.objects.filter(use_case=OuterRef("use_case"), opened_at__gt=OuterRef("made_at"))
    mine = Decision.objects.filter(use_case__accountable=person, supersession=None, review_on__lte=today + SOON)
    mine = mine.filter(use_case__ending=None)
    due = mine.exclude(Exists(begun.filter(withdrawal=None, closing=None)))
    for decision in due.order_by("review_on", "pk")[:KIND_MAX]:
        yield Errand("review_again", decision.title, reverse("decision", args=[decision.pk]), decision.review_on)


def _wake(person: Person, today: date) -> Iterator[Errand]:
    """Parked and refused uses whose event or day has come, until a new review is under way."""
    for decision in awake_for(person, today)[:KIND_MAX]:
        about = decision.waking.sentence if hasattr(decision, "waking") else decision.part("wake_up")
        yield Errand("wake", decision.title, reverse("use_case", args=[decision.use_case_id]), about=about)


def _guided(person: Person) -> QuerySet[Review]:
    """The reviews under way that this person guides: as facilitator, in this one use, or being accountable."""
    under_way = reviews_for(person).filter(withdrawal=None, closing=None, use_case__ending=None)
    reviews = under_way.defer(*(f"use_case__{part}" for part in HEAVY)).order_by("opened_at", "pk")
    here = Q(use_case__accountable=person) | Q(use_case__in=involved(person, Involvement.Kind.GUIDES))
    return reviews if person.is_facilitator else reviews.filter(here)


def _undecided(reviews: QuerySet[Review]) -> QuerySet[Review]:
    """Those whose rounds are all revealed, on which nobody has decided, and that no newer review follows."""
    judged = Round.objects.filter(review=OuterRef("pk"))
    return latest_of_their_use(reviews).filter(
        Exists(judged.exclude(reveal=None)),
        ~Exists(judged.filter(reveal=None, abandonment=None)),
        withdrawal=None,
        decisions=None,
    )
