"""What is handed in becomes visible together, and only then."""

import pytest

from stimmig.core.errors import Refusal
from stimmig.review import actions, queries
from tests.cast import person
from tests.review.scene import AFTER, JUDGES, NOW, judge, opened, round_of, seen

pytestmark = pytest.mark.django_db


def test_the_last_to_hand_in_reveals() -> None:
    """As long as one is missing nobody sees anything; then everybody invited sees everything."""
    review = opened()
    for who in JUDGES[:-1]:
        judge(who, review)
    assert not queries.is_revealed(round_of(review))
    assert not seen("claussen", review).exists()
    judge(JUDGES[-1], review)
    assert round_of(review).reveal.missing == []
    assert seen("jansen", review).count() == 20


def test_a_judge_sees_only_the_own_judgements_before() -> None:
    """One query decides it, for judgements and doubts alike."""
    review = opened()
    actions.contest(
        round=round_of(review), fact="logging", touchpoint="", sentence="Das stimmt so nicht.", by=person("albers")
    )
    judge("albers", review)
    assert seen("albers", review).count() == 5
    assert queries.open_seals(person("albers")).filter(contests__fact="logging").count() == 1
    assert not queries.open_seals(person("demir")).filter(contests__fact="logging").exists()


def test_nobody_reveals_before_the_date_while_somebody_is_missing() -> None:
    """The facilitator waits for the date, which itself still counts."""
    review = opened()
    judge("albers", review)
    with pytest.raises(Refusal, match="too-early"):
        actions.reveal(round=round_of(review), by=person("claussen"), at=NOW)


def test_after_the_date_the_missing_are_named() -> None:
    """The reveal says for good who had not handed in."""
    review = opened()
    judge("albers", review)
    reveal = actions.reveal(round=round_of(review), by=person("claussen"), at=AFTER)
    assert reveal.missing == ["Anke Berger", "Ayşe Demir", "Torben Brandt"]


def test_without_any_judgement_there_is_nothing_to_reveal() -> None:
    """A date that passes unanswered reveals nothing; answers are still taken."""
    review = opened()
    with pytest.raises(Refusal, match="nobody-handed-in"):
        actions.reveal(round=round_of(review), by=person("claussen"), at=AFTER)
    judge("albers", review, at=AFTER)


def test_the_accountable_leader_speaks_last() -> None:
    """In the picture the accountable leader's position comes last, other leaders before."""
    review = opened(judges=("berger", "luehrs", "albers"))
    for who in ("berger", "luehrs", "albers"):
        judge(who, review)
    standing = queries.picture(review).standings[0]
    assert [position.person for position in standing.positions] == ["Maike Albers", "Frauke Lührs", "Anke Berger"]
