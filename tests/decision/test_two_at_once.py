"""Of two hands that sign at once, one waits for the other: no number is given twice, and nothing is signed twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client

from stimmig.decision.models import Decision
from stimmig.ledger.queries import verify
from stimmig.people.models import Person
from stimmig.review.models import Review
from tests.cast import PASSWORD
from tests.decision import scene


def at_once(*hands: Callable[[], Any]) -> list[Any]:
    """What each of them gets, all having begun together."""
    together = Barrier(len(hands))

    def begin(hand: Callable[[], Any]) -> Any:
        together.wait()
        try:
            return patiently(hand)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(hands)) as pool:
        return list(pool.map(begin, hands))


def patiently(hand: Callable[[], Any]) -> Any:
    """Try again where SQLite in memory refuses; a file would wait, and so does PostgreSQL."""
    while True:
        try:
            return hand()
        except OperationalError:
            assert connection.vendor == "sqlite"
            sleep(0.05)


@pytest.mark.usefixtures("transactional_db")
def test_two_leaders_sign_at_once() -> None:
    """Each decision has a number of its own, and the ledger is in order."""
    first, second = scene.written(scene.QUICK), scene.written(scene.DECLINED)
    signed = at_once(lambda: scene.sign(first), lambda: scene.sign(second))
    assert sorted(decision.number[-3:] for decision in signed) == ["-01", "-02"]
    assert verify().intact


@pytest.mark.usefixtures("transactional_db")
def test_one_draft_is_signed_in_two_windows_at_once() -> None:
    """One window signs, and the other is shown how things stand."""
    review = scene.written()
    leader, mark = scene.leader_of(review), scene.seen(review)
    sent = at_once(*[lambda: send(leader, review, mark)] * 2)
    decision = Decision.objects.get()
    assert set(sent) <= {f"/decisions/{decision.pk}/", f"/reviews/{review.pk}/decision/"}
    assert verify().intact


def send(leader: Person, review: Review, mark: str) -> str:
    """Sign in a window of one's own, and say where it leads."""
    client = Client()
    client.force_login(leader)
    answer = client.post(f"/reviews/{review.pk}/signatures/", {"password": PASSWORD, "read": mark})
    assert answer.status_code == 302
    return str(answer.url)


@pytest.mark.usefixtures("transactional_db")
def test_a_first_word_is_written_in_two_windows_at_once() -> None:
    """Both parts are kept in one draft."""
    review = scene.reviewed()
    at_once(
        lambda: scene.write(review, "outcome", {"sentence": "Eins"}),
        lambda: scene.write(review, "ahead", {"wake_up": "Zwei"}),
    )
    assert scene.kept(review) == {"outcome": {"sentence": "Eins"}, "ahead": {"wake_up": "Zwei"}}
