"""A later round in which nobody hands in any more is ended with a reason; what was revealed before stays."""

import pytest

from stimmig.core.errors import Refusal
from stimmig.ledger.queries import contents_about
from stimmig.review import actions, queries
from stimmig.review.models import Abandonment, Review, Round
from stimmig.workbench.queries.due import rounds_to_reveal
from tests.cast import person
from tests.review.browsing import at, text
from tests.review.scene import AFTER, DUE, NOW, answer, judge, opened, revealed, round_of, use_case

pytestmark = pytest.mark.django_db
WHY = "Bis Jahresende ist niemand mehr da."


def again() -> Round:
    """Everybody is asked once more on Relation, and one has handed in."""
    review = revealed({"albers": "20222", "demir": "23222"}, use_case=use_case("invoice-processing"))
    actions.open_second_round(review=review, subjects=["R"], due_on=DUE, by=person("claussen"), at=NOW)
    judge("albers", review, "2", reason="Nach dem Gespräch anders:")
    return round_of(review)


def given_up() -> Round:
    round = again()
    actions.abandon(round=round, reason=WHY, by=person("claussen"), at=AFTER)
    return Round.objects.get(pk=round.pk)


def fresh(round: Round) -> Review:
    return Review.objects.get(pk=round.review_id)


def test_the_first_answers_are_on_the_table_again() -> None:
    """As if it had never been asked; the page says who ended it, and why."""
    review = fresh(given_up())
    assert queries.round_under_way(review) is None
    assert queries.under_way(review.use_case) is None
    shown = text(at("demir").get(f"/reviews/{review.pk}/"))
    assert "Alle Antworten liegen auf dem Tisch" in shown
    assert WHY in shown
    standing = queries.picture(review).standing("R")
    assert standing
    assert {each.person: each.level for each in standing.positions} == {"Maike Albers": 0, "Ayşe Demir": 3}


def test_what_was_handed_in_for_it_stays_unseen() -> None:
    """In the picture, and before everybody."""
    review = fresh(given_up())
    for who in ("claussen", "berger", "demir"):
        assert "Nach dem Gespräch anders" not in text(at(who).get(f"/reviews/{review.pk}/picture/"))


def test_nobody_is_asked_for_it_any_more() -> None:
    """No judgement, no reveal, neither by hand nor by its date."""
    round = given_up()
    assert not queries.waiting_for(person("demir")).exists()
    assert not rounds_to_reveal(AFTER.date()).exists()
    for begin in (
        lambda: answer(person("demir"), round, "R", 2),
        lambda: actions.seal(round=round, by=person("demir"), at=AFTER),
        lambda: actions.reveal(round=round, by=person("claussen"), at=AFTER),
        lambda: actions.abandon(round=round, reason=WHY, by=person("claussen"), at=AFTER),
    ):
        with pytest.raises(Refusal, match="given-up"):
            begin()


def test_whoever_was_typing_reads_that_it_is_over_and_keeps_their_words() -> None:
    """The page comes back with the text."""
    round = given_up()
    sent = {"answer": "1", "reason": "Das wollte ich noch sagen."}
    late = at("demir").post(f"/rounds/{round.pk}/questions/R/", sent)
    assert late.status_code == 409
    assert sent["reason"] in text(late)
    assert at("demir").get(f"/rounds/{round.pk}/questions/R/").status_code == 302


def test_whoever_had_written_something_for_it_reads_it_and_nobody_else() -> None:
    """Handed in or not, on the page of the review; also where the whole review is taken back."""
    round = again()
    answer(person("demir"), round, "R", 2, reason="Das sehe ich jetzt auch so.")
    actions.abandon(round=round, reason=WHY, by=person("claussen"), at=AFTER)
    page = f"/reviews/{round.review_id}/"
    words = {"albers": "Nach dem Gespräch anders", "demir": "Das sehe ich jetzt auch so."}
    for who in ("albers", "demir", "claussen", "berger"):
        shown = text(at(who).get(page))
        assert ("nie aufgedeckt" in shown) == (who in words)
        assert [key for key, said in words.items() if said in shown] == [who] * (who in words)
    taken = opened()
    answer(person("demir"), round_of(taken), "T", 1, reason="Ich hatte Zweifel.")
    actions.withdraw(review=taken, reason=WHY, by=person("claussen"), at=NOW)
    for who in ("demir", "albers"):
        assert ("Ich hatte Zweifel." in text(at(who).get(f"/reviews/{taken.pk}/"))) == (who == "demir")


def test_the_same_may_be_asked_anew() -> None:
    """A round that was given up has asked nothing."""
    review = fresh(given_up())
    assert "R" in queries.judged_once(review)
    actions.open_second_round(review=review, subjects=["R"], due_on=DUE, by=person("claussen"), at=AFTER)
    assert queries.is_second(round_of(review))
    assert round_of(review).number == 3


def test_whoever_guides_does_it_with_a_reason() -> None:
    """On the page of the review; a judge is told who does. It is in the ledger."""
    round = again()
    address = f"/rounds/{round.pk}/abandonments/"
    assert address in text(at("claussen").get(f"/reviews/{round.review_id}/"))
    assert at("demir").post(address, {"reason": WHY}).status_code == 403
    assert at("claussen").post(address, {"reason": ""}).status_code == 422
    assert at("claussen").post(address, {"reason": WHY}).status_code == 302
    (content,) = contents_about(round, "round.abandoned")
    assert content.read()["content"]["reason"] == WHY


def test_the_first_round_is_not_given_up() -> None:
    """There the whole review is taken back."""
    review = opened()
    with pytest.raises(Refusal, match="nothing-revealed"):
        actions.abandon(round=round_of(review), reason=WHY, by=person("claussen"), at=NOW)
    assert not Abandonment.objects.exists()
    assert "Diese Runde beenden" not in text(at("claussen").get(f"/reviews/{review.pk}/"))


def test_the_next_round_can_begin() -> None:
    """Nothing is being judged any more: the picture offers to judge in depth what was opened."""
    review = fresh(given_up())
    assert not queries.is_being_judged(review)
    actions.open_dimension(review=review, dimension="T", by=person("claussen"), at=AFTER)
    assert f'action="/reviews/{review.pk}/rounds/"' in text(at("claussen").get(f"/reviews/{review.pk}/picture/"))
