"""A review can be taken back with a reason, as long as it came to no picture."""

import pytest

from stimmig.core.errors import Refusal
from stimmig.review import actions
from tests.cast import person
from tests.review.browsing import at, text
from tests.review.scene import NOW, answer, judge, opened, revealed, round_of, seen

pytestmark = pytest.mark.django_db


def test_a_withdrawn_review_stays_unseen_and_makes_room() -> None:
    """What was handed in never becomes visible, and the use can be reviewed anew."""
    review = opened()
    judge("albers", review)
    actions.withdraw(review=review, reason="Falsch beschrieben.", by=person("claussen"), at=NOW)
    assert not seen("berger", review).exists()
    with pytest.raises(Refusal, match="taken-back"):
        answer(person("demir"), round_of(review), "T", 2)
    assert opened(use_case=review.use_case).pk != review.pk


def test_nobody_is_awaited_in_a_withdrawn_review() -> None:
    """Its page says who had handed in and who had not, and of nobody that it is still to come."""
    review = opened(judges=("albers", "demir"))
    judge("albers", review)
    actions.withdraw(review=review, reason="Falsch beschrieben.", by=person("claussen"), at=NOW)
    shown = text(at("claussen").get(f"/reviews/{review.pk}/"))
    assert "noch nicht" not in shown
    assert "hatte abgegeben" in shown
    assert "hatte nicht abgegeben" in shown


def test_two_reviews_of_one_use_do_not_run_at_once() -> None:
    """The second is refused until the first is revealed or taken back."""
    review = opened()
    with pytest.raises(Refusal, match="review-under-way"):
        opened(use_case=review.use_case)


def test_a_picture_is_not_taken_back() -> None:
    """What everybody has seen stays."""
    with pytest.raises(Refusal, match="already-revealed"):
        actions.withdraw(review=revealed(), reason="Gefällt nicht.", by=person("claussen"), at=NOW)
