"""What decisions still ask for: a condition, a look back, a new review."""

from collections.abc import Iterator, Set
from datetime import date

from django.db.models import Exists, OuterRef
from django.urls import reverse

from stimmig.decision.models import Decision
from stimmig.decision.queries import awake_for, broken, hands_on, kept_by_nobody, to_keep, to_look_back_on
from stimmig.people.models import Person
from stimmig.register.models import Involvement
from stimmig.review.models import Review
from stimmig.workbench.queries.errands.nouns import KIND_MAX, SOON, Errand, Parts


def on_decisions(person: Person, parts: Parts, today: date) -> Iterator[Errand]:
    """Everything that waits for somebody from what was decided."""
    guided = parts[Involvement.Kind.GUIDES]
    yield from _keep(person, today)
    yield from _inherit(person, today)
    yield from _look_back(person, guided, today)
    yield from _break(person)
    yield from _review_again(person, today)
    yield from _wake(person, guided, today)


def _keep(person: Person, today: date) -> Iterator[Errand]:
    """What a person stands for, until they have said how it stands."""
    for condition in to_keep(person, today + SOON)[:KIND_MAX]:
        url = reverse("fulfilments", args=[condition.pk])
        yield Errand("keep", condition.text, url, condition.due_on, condition.decision.use_case.title)


def _inherit(person: Person, today: date) -> Iterator[Errand]:
    """Conditions nobody here stands for: whoever answers for the use names somebody, any leader says how they stand."""
    for condition in kept_by_nobody(person, today + SOON)[:KIND_MAX]:
        page = "successors" if hands_on(person, condition.decision) else "fulfilments"
        kind = "find" if condition.kept_by is None else "inherit"
        yield Errand(kind, condition.text, reverse(page, args=[condition.pk]), condition.due_on, condition.kept_by_name)


def _look_back(person: Person, guided: Set[int], today: date) -> Iterator[Errand]:
    """Expectations whose day has come."""
    for expectation in to_look_back_on(person, today, guided)[:KIND_MAX]:
        url = reverse("retrospects", args=[expectation.pk])
        about = expectation.decision.use_case.title
        yield Errand("look_back", expectation.text, url, expectation.due_on, about)


def _break(person: Person) -> Iterator[Errand]:
    """Conditions said not to hold, until the new review is under way: that reopens a decision."""
    begun = Review.objects.filter(use_case=OuterRef("decision__use_case"), opened_at__gt=OuterRef("decision__made_at"))
    waiting = broken(person).exclude(Exists(begun.filter(withdrawal=None, closing=None)))
    for condition in waiting[:KIND_MAX]:
        url = reverse("what_became", args=[condition.decision_id])
        yield Errand("break", condition.text, url, about=condition.decision.use_case.title)


def _review_again(person: Person, today: date) -> Iterator[Errand]:
    """Decisions whose day comes, until the new review is under way."""
    begun = Review.objects.filter(use_case=OuterRef("use_case"), opened_at__gt=OuterRef("made_at"))
    mine = Decision.objects.filter(use_case__accountable=person, supersession=None, review_on__lte=today + SOON)
    due = mine.filter(use_case__ending=None).exclude(Exists(begun.filter(withdrawal=None, closing=None)))
    light = due.select_related("use_case").only("review_on", "use_case__title")
    for decision in light.order_by("review_on", "pk")[:KIND_MAX]:
        yield Errand(
            "review_again", decision.use_case.title, reverse("decision", args=[decision.pk]), decision.review_on
        )


def _wake(person: Person, guided: Set[int], today: date) -> Iterator[Errand]:
    """Parked and refused uses whose event or day has come, until a new review is under way."""
    for decision in awake_for(person, today, guided)[:KIND_MAX]:
        about = decision.waking.sentence if hasattr(decision, "waking") else decision.part("wake_up")
        yield Errand("wake", decision.use_case.title, reverse("use_case", args=[decision.use_case_id]), about=about)
