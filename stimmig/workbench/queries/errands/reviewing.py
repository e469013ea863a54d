"""What waits in a review: a judgement, a reveal, the talk, an opinion, a decision."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import Q, Value
from django.urls import reverse

from stimmig.decision.queries import signs, taken_over, undecided
from stimmig.people.models import Person
from stimmig.register.models import Involvement
from stimmig.review.models import Review, Round
from stimmig.review.queries import opinions_waiting_for, rounds_under_way, still_to_talk, waits_for_judgement
from stimmig.workbench.queries.errands.nouns import KIND_MAX, Errand, Parts

LEADER = "use_case__accountable"
SAID = ("framework", "use_case__title", *(f"{LEADER}__{part}" for part in ("name", "role", "is_active")))
GUIDES, DEPUTY = Involvement.Kind.GUIDES, Involvement.Kind.DEPUTY


def on_reviews(person: Person, parts: Parts, today: date) -> Iterator[Errand]:
    """Everything that waits for somebody in the reviews under way."""
    yield from _undecided(person, parts)
    yield from _being_judged(person, parts, today)
    yield from _opine(person)


def _undecided(person: Person, parts: Parts) -> Iterator[Errand]:
    """What is revealed: whoever guides talks it over; who decides or prepares follows once nobody stands apart unheard.

    Until then the desk asks to talk first, so nothing else is said here either.
    """
    found = _revealed(person, parts)
    talk = still_to_talk([each for each in found if each.use_case.accountable_id or _guided(person, parts, each)])
    settled = [each for each in found if not talk.get(each.pk)]
    yield from _each("decide", "decision_draft", (each for each in settled if signs(person, each)))
    yield from _each("prepare", "decision_draft", (each for each in settled if _prepares(each, parts)))
    yield from _each("talk", "meeting", (each for each in found if each.pk in talk and _guided(person, parts, each)))
    nobody = (each for each in found if person.is_leader and each.use_case.accountable_id is None)
    for review in islice(nobody, KIND_MAX):
        yield Errand("name", review.use_case.title, reverse("use_case_accountable", args=[review.use_case_id]))


def _revealed(person: Person, parts: Parts) -> list[Any]:
    """The undecided reviews this person has something to do with, the oldest first."""
    theirs = Q(use_case__in=parts[GUIDES] | parts[DEPUTY])
    if person.is_leader:
        theirs |= Q(use_case__accountable=person) | Q(use_case__accountable=None)
    found = undecided() if person.is_facilitator else undecided().filter(theirs)
    taken = taken_over(person) if parts[DEPUTY] else Value(False)
    return list(found.annotate(taken=taken).select_related(LEADER).only(*SAID))


def _prepares(review: Any, parts: Parts) -> bool:
    """Somebody deputises here for a leader who can sign and has taken nothing over yet."""
    leader = review.use_case.accountable
    deputises = review.use_case_id in parts[DEPUTY] and not review.taken
    return deputises and leader is not None and signs(leader, review)


def _guided(person: Person, parts: Parts, review: Review) -> bool:
    return person.is_facilitator or signs(person, review) or review.use_case_id in parts[GUIDES]


def _each(kind: str, page: str, reviews: Iterable[Any]) -> Iterator[Errand]:
    for review in islice(reviews, KIND_MAX):
        about = review.use_case.accountable.name if kind == "prepare" and review.use_case.accountable else ""
        yield Errand(kind, review.use_case.title, reverse(page, args=[review.pk]), about=about)


def _being_judged(person: Person, parts: Parts, today: date) -> Iterator[Errand]:
    """Rounds that wait for this person's judgement, and those whose day has passed before whoever guides them."""
    asked = dict(_asked_or_late(person, today))
    theirs = rounds_under_way().filter(pk__in=asked).select_related("review__use_case")
    light = theirs.only("due_on", "review__opened_at", "review__use_case__title", "review__use_case__accountable")
    found = list(light.order_by("due_on", "pk"))
    passed = [each for each in found if each.due_on < today and _guided(person, parts, each.review)]
    passed.sort(key=lambda each: (each.review.opened_at, each.review_id))
    for kind, listed in (("judge", [each for each in found if asked[each.pk]]), ("reveal", passed)):
        for round in listed[:KIND_MAX]:  # to judge, one first reads on that page what became of similar uses
            yield Errand(kind, round.review.use_case.title, reverse("review", args=[round.review_id]), round.due_on)


def _asked_or_late(person: Person, today: date) -> Iterable[tuple[int, bool]]:
    """The few rounds without a reveal that may be meant, by their keys, and whether they wait for this person."""
    open_ = Round.objects.filter(reveal=None, abandonment=None).annotate(asked=waits_for_judgement(person))
    return open_.filter(Q(asked=True) | Q(due_on__lt=today)).order_by().values_list("pk", "asked")


def _opine(person: Person) -> Iterator[Errand]:
    """What somebody was asked to say in the name of those a use concerns."""
    for asked in opinions_waiting_for(person)[:KIND_MAX]:
        url = reverse("opinion", args=[asked.review_id, asked.of])
        yield Errand("opine", asked.review.use_case.title, url, about=asked.by.name if asked.by else "")
