"""Of two people who act at the same moment, one waits for the other and then acts on what is true by then."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Barrier, Event
from time import sleep
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from stimmig.core.errors import Refusal
from stimmig.ledger.queries import verify
from stimmig.people.models import Person
from stimmig.review import actions
from stimmig.review.models import Reveal, Review, Round, Seal
from tests.cast import person
from tests.review.scene import AFTER, DUE, NOW, answer, judge, opened, revealed, round_of

pytestmark = pytest.mark.usefixtures("transactional_db")
HELD = 0.4  # seconds the first holds what it wrote before it is there for others


def patiently(action: Callable[[], Any]) -> str:
    """Do it, waiting where SQLite in memory refuses; a file would wait, and PostgreSQL waits."""
    while True:
        try:
            action()
            return "done"
        except Refusal as refused:
            return refused.code
        except OperationalError:
            assert connection.vendor == "sqlite"
            sleep(0.05)


def overlapping(first: Callable[[], Any], second: Callable[[], Any]) -> str:
    """How the second ends when it begins before the first is there for others to see."""
    begun = Event()

    def hold() -> None:
        with transaction.atomic():
            try:
                first()
            finally:
                begun.set()  # what fails holds nobody up
            sleep(HELD)
        connection.close()

    def follow() -> str:
        begun.wait()
        ended = patiently(second)
        connection.close()
        return ended

    with ThreadPoolExecutor(2) as both:
        holding, following = both.submit(hold), both.submit(follow)
        holding.result()
        return following.result()


def answered(*who: str) -> Review:
    """A review for which these people have answered everything and not handed in."""
    review = opened(judges=("albers", "demir", "brandt"))
    for each in who:
        for subject in round_of(review).subjects:
            answer(person(each), round_of(review), subject)
    return review


def test_the_last_two_hand_in_at_once() -> None:
    """Each seal is kept, the second one reveals, and the ledger is in order."""
    review = opened(judges=("albers", "demir"))
    for who in ("albers", "demir"):
        for subject in round_of(review).subjects:
            answer(person(who), round_of(review), subject)
    together = Barrier(2)

    def hand_in(who: Person, round: Round) -> None:
        together.wait()
        patiently(partial(actions.seal, round=round, by=who, at=NOW))
        connection.close()

    with ThreadPoolExecutor(2) as both:
        list(both.map(hand_in, [person("albers"), person("demir")], [round_of(review)] * 2))
    assert Seal.objects.count() == 2
    assert Reveal.objects.get().missing == []
    assert verify().intact


def test_whoever_hands_in_during_the_reveal_is_told_it_is_over() -> None:
    """Nothing is handed in to a round that others can read already."""
    review = answered("demir")
    judge("albers", review)
    round, later = round_of(review), AFTER + timedelta(minutes=1)
    reveal = partial(actions.reveal, round=round, by=person("claussen"), at=AFTER)
    assert overlapping(reveal, partial(actions.seal, round=round, by=person("demir"), at=later)) == "already-revealed"
    assert Reveal.objects.get().missing == ["Ayşe Demir", "Torben Brandt"]
    assert Seal.objects.count() == 1
    assert verify().intact


def test_of_two_reveals_the_second_finds_it_done() -> None:
    """There is one reveal, and the second is refused with a sentence instead of a fault."""
    review = answered()
    judge("albers", review)
    reveal = partial(actions.reveal, round=round_of(review), by=person("claussen"), at=AFTER)
    assert overlapping(reveal, reveal) == "already-revealed"
    assert Reveal.objects.count() == 1


def test_of_two_rounds_opened_at_once_one_begins() -> None:
    """The second finds a round under way."""
    review = revealed({"albers": "20222", "demir": "23222"})
    begin = partial(actions.open_round, review=review, due_on=DUE, by=person("claussen"), at=AFTER)
    assert overlapping(begin, begin) == "round-under-way"
    assert review.rounds.count() == 2


def test_nobody_agrees_on_a_review_that_is_being_signed() -> None:
    """Whatever comes while the decision is signed finds the review closed."""
    review = revealed({"albers": "22222", "demir": "22222"})
    said = {"answer": "level", "level": 2, "reason": "So sehen wir es."}
    agree = partial(actions.agree, review=review, subject="T", by=person("claussen"), at=AFTER, **said)
    signed = {"decision": "2026-01", "begins": True, "by": person("berger"), "at": AFTER}
    assert overlapping(partial(actions.close, review=review, **signed), agree) == "decided"
