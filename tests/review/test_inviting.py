"""Inviting further people: they count from the moment they are asked, and were missing nowhere before."""

import pytest

from stimmig.ledger.queries import contents_about
from stimmig.review import actions, queries
from stimmig.review.models import Review
from tests.cast import person
from tests.review.browsing import at, text
from tests.review.scene import AFTER, DUE, NOW, judge, opened, revealed, round_of

pytestmark = pytest.mark.django_db


def invite(review: Review, who: str, judging: bool = True) -> None:
    actions.invite(review=review, people=[person(who)], judging=judging, by=person("claussen"), at=AFTER)


def test_whoever_is_invited_before_the_reveal_is_waited_for() -> None:
    """The round is not revealed before they have handed in too."""
    review = opened(judges=("albers", "demir"))
    judge("albers", review)
    actions.invite(review=review, people=[person("brandt")], judging=True, by=person("claussen"), at=NOW)
    judge("demir", review)
    assert [each.name for each in queries.missing(round_of(review))] == ["Torben Brandt"]


def test_an_invitation_while_it_runs_is_recorded_once() -> None:
    """By whom, and whether to judge; whoever is invited already stays as they are and makes no entry."""
    review = opened(judges=("albers", "demir"))
    invite(review, "brandt")
    invite(review, "brandt", judging=False)
    (entry,) = contents_about(review, "participant.invited")
    assert entry.read()["by"]["name"] == person("claussen").name
    assert entry.read()["content"] == {"review": str(review.uuid), "person": "Torben Brandt", "judges": True}


def test_whoever_is_invited_after_the_reveal_was_not_missing_there() -> None:
    """The page of the round says so, and the next round asks them."""
    review = revealed({"albers": "20222", "demir": "23222"})
    invite(review, "brandt")
    assert queries.missing(round_of(review)) == []
    shown = text(at("claussen").get(f"/reviews/{review.pk}/"))
    assert "nach dem Aufdecken eingeladen" in shown
    assert "hatte nicht abgegeben" not in shown
    actions.open_round(review=review, due_on=DUE, by=person("claussen"), at=AFTER)
    assert "Torben Brandt" in [each.name for each in queries.missing(round_of(review))]
