"""Whoever was overtaken while writing reads why it does not count any more, and gets every word back."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.utils.timezone import localdate

from stimmig.review import actions
from stimmig.review.models import Participation, Review
from tests.cast import person
from tests.racing import overtaken
from tests.review.browsing import at, text
from tests.review.scene import NOW, judge, opened, revealed, round_of, use_case

pytestmark = pytest.mark.django_db
WORDS = "Das habe ich mir lange überlegt."
PLACE = {"fact": "touchpoint_kind", "touchpoint": "Störung melden, nachts"}


def back(who: str, address: str, posted: dict[str, Any]) -> str:
    """What the page says that answers words which came too late."""
    response = at(who).post(address, posted)
    assert response.status_code == 409
    return text(response)


def decided(review: Review) -> partial[Any]:
    """Somebody signs the decision on this review."""
    return partial(actions.close, review=review, decision="2026-01", begins=True, by=person("berger"), at=NOW)


def test_by_what_one_could_tell_is_given_back() -> None:
    """With the reason, not instead of it."""
    review = opened(judges=("albers", "demir"))
    judge("albers", review)
    judge("demir", review)
    posted = {"answer": "1", "reason": WORDS, "exhibit": "Protokoll vom 3. November"}
    shown = back("albers", f"/rounds/{round_of(review).pk}/questions/T/", posted)
    assert WORDS in shown
    assert "Protokoll vom 3. November" in shown


def test_why_a_group_agreed_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """The decision was signed while the facilitator wrote."""
    review = revealed()
    overtaken(monkeypatch, actions, "agree", decided(review))
    assert WORDS in back("claussen", f"/reviews/{review.pk}/levels/T/", {"answer": "2", "reason": WORDS})


def test_what_a_group_found_out_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Likewise the words of a settlement."""
    review = opened(judges=("albers", "demir"))
    actions.contest(round=round_of(review), **PLACE, sentence="Nein.", by=person("demir"))
    judge("albers", review)
    judge("demir", review)
    overtaken(monkeypatch, actions, "settle", decided(review))
    address = f"/reviews/{review.pk}/settlements/touchpoint_kind/?touchpoint={PLACE['touchpoint']}"
    assert WORDS in back("claussen", address, {"outcome": "kept", "reason": WORDS})


def test_why_a_review_was_to_be_opened_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two people open it at once; the second is led to the one under way."""
    use = use_case()
    overtaken(monkeypatch, actions, "open_review", lambda: opened(use_case=use))
    judges = [person("albers").pk, person("demir").pk]
    posted = {"judges": judges, "due_on": (localdate() + timedelta(days=5)).isoformat(), "because": WORDS}
    assert WORDS in back("claussen", f"/use-cases/{use.pk}/reviews/new/", posted)


def test_why_somebody_was_to_be_released_is_given_back() -> None:
    """They had handed in after all."""
    review = opened()
    judge("demir", review)
    released = Participation.objects.get(review=review, person=person("demir"))
    assert WORDS in back("claussen", f"/reviews/{review.pk}/releases/", {"participation": released.pk, "reason": WORDS})


def test_why_a_review_was_to_be_taken_back_is_given_back() -> None:
    """It had come to a picture by then."""
    review = revealed()
    assert WORDS in back("claussen", f"/reviews/{review.pk}/withdrawals/", {"reason": WORDS})
