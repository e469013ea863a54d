"""What a use itself waits for: a leader, a review, a fact."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from stimmig.decision.models import Decision
from stimmig.people.models import Person
from stimmig.people.queries import not_leading
from stimmig.register.models import FactRequest, Involvement, UseCase
from stimmig.register.queries import use_cases_for
from stimmig.review.models import Review
from stimmig.workbench.queries.errands.nouns import KIND_MAX, Errand, Parts

SAID = ("title", "accountable__name")  # of a use; its file stays unread


def on_uses(person: Person, parts: Parts, today: date) -> Iterator[Errand]:
    """Everything that waits for somebody in the uses of the house."""
    yield from _succeed(person, parts)
    yield from _open(person, parts)
    yield from _answer(person, today)


def _succeed(person: Person, parts: Parts) -> Iterator[Errand]:
    """Uses whose leader has left: a leader names somebody else, facilitation has somebody named."""
    page = "use_case_accountable" if person.is_leader else "use_case"
    theirs = use_cases_for(person).select_related(None) if person.is_leader else _facilitated(person, parts)
    named = UseCase.objects.filter(accountable=OuterRef("pk"), ending=None)
    gone = list(not_leading().filter(Exists(named)).values_list("pk", flat=True))  # mostly nobody
    left = _carried_on(theirs.filter(accountable__in=gone))
    for use in left.select_related("accountable").only(*SAID).order_by("title", "pk")[:KIND_MAX]:
        about = use.accountable.name if use.accountable else ""
        yield Errand("succeed", use.title, reverse(page, args=[use.pk]), about=about)


def _facilitated(person: Person, parts: Parts) -> QuerySet[UseCase]:
    """Every use for whoever facilitates in the house; else those whose reviews somebody guides."""
    uses = UseCase.objects.all()
    return uses if person.is_facilitator else uses.filter(pk__in=parts[Involvement.Kind.GUIDES])


def _carried_on(uses: QuerySet[UseCase]) -> QuerySet[UseCase]:
    """Those that are alive, but for what was declined and rests."""
    declined = Decision.objects.filter(use_case=OuterRef("pk"), supersession=None, outcome=Decision.Outcome.DECLINE)
    under_review = Review.objects.filter(use_case=OuterRef("pk"), withdrawal=None, closing=None)
    return uses.filter(ending=None).exclude(Exists(declined) & ~Exists(under_review))


def _open(person: Person, parts: Parts) -> Iterator[Errand]:
    """Uses that are described and neither reviewed nor decided: whoever facilitates opens the review."""
    reviewed = Review.objects.filter(use_case=OuterRef("pk"), withdrawal=None)
    waiting = _facilitated(person, parts).filter(~Exists(reviewed), ending=None, decisions=None)
    described = waiting.filter(file__touchpoints__0__isnull=False).only("title")
    for use in described.order_by("created_at", "pk")[:KIND_MAX]:
        yield Errand("open", use.title, reverse("review_new", args=[use.pk]))


def _answer(person: Person, today: date) -> Iterator[Errand]:
    mine = FactRequest.objects.filter(passed_to__iexact=person.name, answered_at=None, expires_at__date__gte=today)
    few = set(mine.order_by().values_list("pk", flat=True))  # mostly nothing, and then nothing more is asked
    asked = FactRequest.objects.filter(pk__in=few, use_case__ending=None).select_related("use_case", "asked_by")
    for request in asked.only("use_case__title", "asked_by__name").order_by("expires_at", "pk")[:KIND_MAX]:
        by = request.asked_by.name if request.asked_by else ""
        yield Errand("answer", request.use_case.title, reverse("fact_request", args=[request.token]), about=by)
