"""A review left open in a use that rests asks nobody for anything, and nothing more is written into it."""

from typing import Any

import pytest

from stimmig.core.errors import Refusal
from stimmig.register import actions as register
from stimmig.review import actions, queries
from stimmig.review.models import Review
from stimmig.workbench.queries import errands
from stimmig.workbench.queries.due import rounds_to_reveal
from tests.cast import person
from tests.review.scene import AFTER, NOW, judge, opened, round_of

pytestmark = pytest.mark.usefixtures("cast")


@pytest.fixture
def resting() -> Review:
    """Two of four have handed in, and the works council was asked."""
    review = opened()
    for who in ("albers", "demir"):
        judge(who, review)
    said: dict[str, Any] = {"of": "works_council", "kind": "asked", "person": person("jansen"), "on": NOW.date()}
    actions.keep_opinion(review=review, by=person("claussen"), at=NOW, **said)
    register.end_use(
        use_case=review.use_case, kind="set_aside", reason="Kein Bedarf.", ends_with_it={}, by=person("berger"), at=NOW
    )
    return Review.objects.get(pk=review.pk)


def test_nobody_is_asked(resting: Review) -> None:
    """Neither for a judgement nor for an opinion, nor to reveal; the date reveals nothing either."""
    assert not queries.waiting_for(person("brandt")).exists()
    assert not queries.opinions_waiting_for(person("jansen")).exists()
    assert not rounds_to_reveal(AFTER.date()).exists()
    waiting = [each for who in ("claussen", "berger", "brandt", "jansen") for each in errands(person(who), AFTER)]
    assert not [each for each in waiting if each.what == resting.title]


def test_nothing_is_written(resting: Review) -> None:
    """It says so to whoever comes with a page of before."""
    round = round_of(resting)
    for write in (
        lambda: actions.seal(round=round, by=person("albers"), at=AFTER),
        lambda: actions.reveal(round=round, by=person("claussen"), at=AFTER),
        lambda: actions.invite(review=resting, people=[person("vogt")], judging=True, by=person("claussen"), at=AFTER),
    ):
        with pytest.raises(Refusal, match="at-rest"):
            write()
