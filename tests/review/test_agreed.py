"""What the group records together. What each person said stays as it was."""

import pytest

from stimmig.core.errors import Refusal
from stimmig.review import actions, queries
from tests.cast import person
from tests.review.browsing import at, text
from tests.review.scene import AFTER, DUE, NOW, answer, opened, revealed, round_of, seen

pytestmark = pytest.mark.django_db


def test_an_agreed_level_stands_beside_the_judgements() -> None:
    """Recorded by the facilitator with a reason; each write is kept, the latest counts."""
    review, visit = revealed(), at("claussen")
    before = [j.said() for j in seen("claussen", review).order_by("pk")]
    address = f"/reviews/{review.pk}/levels/T/"
    assert visit.post(address, {"answer": "2"}).status_code == 422
    assert visit.post(address, {"answer": "1", "reason": "Noch nicht."}).headers["Location"].endswith("/picture/#T")
    visit.post(address, {"answer": "2", "reason": "Der Satz steht fest."})
    assert queries.ring(review)["T"] == 2
    assert review.agreed_levels.filter(subject="T").count() == 2
    after = [j.said() for j in seen("claussen", review).order_by("pk")]
    assert after == before


def test_leaving_it_open_is_a_word_too() -> None:
    """It is said in the picture, and the ring stays dashed."""
    review = revealed()
    at("claussen").post(f"/reviews/{review.pk}/levels/E/", {"answer": "open", "reason": "Erst das Team fragen."})
    assert queries.ring(review)["E"] is None
    assert "offen gelassen" in text(at("albers").get(f"/reviews/{review.pk}/picture/"))


def test_disclosed_is_not_yet_fitting() -> None:
    """Where the notice is sound and the contact is not, the picture says so, and only then."""
    review = revealed()
    said = "Offengelegt ist es. Passend wird es dadurch nicht."
    actions.agree(review=review, subject="T", answer="level", level=2, reason="Klar.", by=person("claussen"), at=AFTER)
    assert said not in text(at("albers").get(f"/reviews/{review.pk}/picture/"))
    actions.agree(
        review=review, subject="R", answer="level", level=1, reason="Nachts.", by=person("claussen"), at=AFTER
    )
    assert said in text(at("albers").get(f"/reviews/{review.pk}/picture/"))


def test_only_facilitation_and_the_accountable_leader_record() -> None:
    """Another leader, a judge and an observer are told who does."""
    review = revealed()
    for who, status in (("claussen", 200), ("berger", 200), ("luehrs", 403), ("albers", 403), ("jansen", 403)):
        assert at(who).get(f"/reviews/{review.pk}/levels/T/").status_code == status, who


def test_nothing_is_agreed_before_the_reveal() -> None:
    """First everybody alone."""
    with pytest.raises(Refusal, match="not-revealed"):
        actions.agree(
            review=opened(), subject="T", answer="level", level=2, reason="Wir.", by=person("claussen"), at=NOW
        )


def test_after_the_signature_nothing_changes() -> None:
    """The decision rests on what stood there."""
    review = revealed()
    actions.close(review=review, decision="2026-01", begins=True, by=person("berger"), at=NOW)
    with pytest.raises(Refusal, match="decided"):
        actions.agree(review=review, subject="T", answer="level", level=2, reason="?", by=person("claussen"), at=AFTER)
    with pytest.raises(Refusal, match="decided"):
        actions.open_dimension(review=review, dimension="T", by=person("claussen"), at=NOW)


def test_a_round_under_way_at_the_signature_ends_unseen() -> None:
    """Nobody can hand in any more, nobody is waited for, and a new review may begin."""
    review = revealed()
    actions.open_round(review=review, due_on=DUE, by=person("claussen"), at=NOW)
    actions.close(review=review, decision="2026-01", begins=True, by=person("berger"), at=NOW)
    with pytest.raises(Refusal, match="decided"):
        answer(person("albers"), round_of(review), round_of(review).subjects[0])
    assert not queries.waiting_for(person("albers")).exists()
    assert "Die Entscheidung ist unterschrieben" in text(at("albers").get(f"/reviews/{review.pk}/"))
    assert opened(use_case=review.use_case).pk != review.pk
