"""What the group has said holds for the answers it was said about; after new ones it is said anew."""

from datetime import datetime, timedelta

import pytest

from stimmig.review import actions, queries
from stimmig.review.models import Review
from tests.cast import person
from tests.review.scene import DUE, NOW, judge, opened, revealed, round_of, use_case

pytestmark = pytest.mark.django_db

APART = {"albers": "20222", "demir": "23222", "brandt": "22222"}
TALK, AGAIN, LATER = (NOW + timedelta(hours=hours) for hours in (1, 2, 3))


@pytest.fixture
def talked() -> Review:
    """Split on Relation, talked about, and left open."""
    review = revealed(APART, use_case=use_case("invoice-processing"))
    leave_open(review, TALK)
    return review


def leave_open(review: Review, at: datetime) -> None:
    said = {"subject": "R", "answer": "open", "reason": "Darüber sind wir uns nicht einig."}
    actions.agree(review=review, by=person("claussen"), at=at, **said)


def judge_again(review: Review) -> None:
    """Everybody once more on Relation; nobody has moved."""
    actions.open_second_round(review=review, subjects=["R"], due_on=DUE, by=person("claussen"), at=AGAIN)
    for who, level in (("albers", "0"), ("demir", "3"), ("brandt", "2")):
        judge(who, review, level, at=AGAIN)


def test_where_people_still_stand_apart_there_is_something_to_talk_about(talked: Review) -> None:
    """The word from before the second round does not close the talk about the second answers."""
    assert queries.picture(talked).unspoken == ()
    judge_again(talked)
    assert queries.picture(talked).unspoken == ("R",)
    leave_open(talked, LATER)
    assert queries.picture(talked).unspoken == ()


def test_an_agreed_level_is_agreed_anew(talked: Review) -> None:
    """Neither the ring nor the lists carry the level of the first answers on; what was not asked again stays."""
    for subject in ("T", "R"):
        said = {"answer": "level", "level": 2, "reason": "So ist es festgelegt."}
        actions.agree(review=talked, subject=subject, by=person("claussen"), at=TALK, **said)
    assert queries.ring(talked)["R"] == 2
    judge_again(talked)
    assert (queries.ring(talked)["T"], queries.ring(talked)["R"]) == (2, None)
    assert queries.rings([talked])[talked.pk] == queries.ring(talked)


def test_a_doubt_raised_anew_is_settled_anew() -> None:
    """Somebody has learned more since: the fact is unknown again until the group has spoken again."""
    review = opened(use_case=use_case("invoice-processing"), judges=tuple(APART))
    fact = next(iter(review.frozen["facts"]))
    doubt(review, fact)
    for who, levels in APART.items():
        judge(who, review, levels)
    settle(review, fact, TALK)
    assert queries.settled(review) == {}
    actions.open_second_round(review=review, subjects=["R"], due_on=DUE, by=person("claussen"), at=AGAIN)
    doubt(review, fact)
    for who, level in (("albers", "0"), ("demir", "3"), ("brandt", "2")):
        judge(who, review, level, at=AGAIN)
    assert queries.settled(review) == {(fact, None): None}
    settle(review, fact, LATER)
    assert queries.settled(review) == {}


def doubt(review: Review, fact: str) -> None:
    said = {"fact": fact, "touchpoint": "", "sentence": "Das stimmt so nicht."}
    actions.contest(round=round_of(review), by=person("albers"), **said)


def settle(review: Review, fact: str, at: datetime) -> None:
    said = {"fact": fact, "touchpoint": "", "outcome": "kept", "reason": "Nachgesehen: Es stimmt."}
    actions.settle(review=review, by=person("claussen"), at=at, **said)
