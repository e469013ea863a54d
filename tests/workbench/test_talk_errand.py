"""The errand to talk: as long as a question of the meeting has no word of the group, and no longer."""

from datetime import timedelta

import pytest

from stimmig.decision.desk import Desk
from stimmig.people.models import Person
from stimmig.review import actions, queries
from stimmig.review.models import Review
from stimmig.workbench.queries import drawn, errands, standing
from stimmig.workbench.ways import Stand, stand, stand_of_use
from tests.cast import person
from tests.review.browsing import at, text
from tests.review.scene import AFTER, DUE, NOW, judge, revealed, round_of

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=4)


def agree(review: Review, subjects: str | list[str]) -> None:
    for subject in subjects:
        said = {"subject": subject, "answer": "level", "level": 2, "reason": "So sehen wir es."}
        actions.agree(review=review, by=person("claussen"), at=LATER, **said)


def waits() -> list[str]:
    return [errand.url for errand in errands(person("claussen"), AFTER) if errand.kind == "talk"]


def test_it_leads_to_the_meeting_until_every_question_has_a_word() -> None:
    """Four of five agreed is not everything; the fifth ends it."""
    review = revealed()
    agree(review, "TRAC")
    assert waits() == [f"/reviews/{review.pk}/meeting/"]
    agree(review, "E")
    assert waits() == []


def test_nobody_is_asked_to_decide_while_people_stand_apart_unheard() -> None:
    """The desk would send them to the talk; so the start page does, and says so until each difference has a word."""
    review = revealed()
    leader, apart = person("berger"), queries.picture(review).unspoken
    assert apart
    assert "decide" not in dict(_errands(leader))
    assert _errands(leader)["talk"] == f"/reviews/{review.pk}/meeting/"
    agree(review, list(apart))
    assert Desk(review, leader, AFTER.date()).unspoken == ()
    assert _errands(leader)["decide"] == f"/reviews/{review.pk}/decision/"
    assert "talk" in _errands(leader)  # where people agree nothing is recorded yet


def test_the_page_of_the_use_offers_the_talk_before_the_decision() -> None:
    """The same word as start page and desk, with the way there for whoever guides; then the decision again."""
    review = revealed()
    for said in (_said_of_use(review, "claussen"), stand(review, person("claussen"))):
        offers = {offer.what: offer.url for offer in said.offers}
        assert offers["Besprechen"] == f"/reviews/{review.pk}/meeting/"
        assert "Entscheiden" not in offers
    agree(review, list(queries.picture(review).unspoken))
    offers = {offer.what: offer.url for offer in _said_of_use(review, "berger").offers}
    assert "Besprechen" not in offers
    assert offers["Entscheiden"] == f"/reviews/{review.pk}/decision/"


def _said_of_use(review: Review, reader: str) -> Stand:
    found = standing(person(reader), review.use_case)
    return stand_of_use(found, drawn(found))


def _errands(leader: Person) -> dict[str, str]:
    return {each.kind: each.url for each in errands(leader, AFTER)}


def test_criteria_agreed_on_stand_for_their_dimension() -> None:
    """After a round in depth the guiding question is talked about no more, and waits for nobody."""
    review = revealed()
    actions.open_dimension(review=review, dimension="A", by=person("claussen"), at=NOW)
    actions.open_round(review=review, due_on=DUE, by=person("claussen"), at=NOW)
    criteria = list(round_of(review).subjects)
    for who in ("berger", "albers", "demir", "brandt"):
        judge(who, review, "2" * len(criteria))
    agree(review, [each for each in "TRACE" if each not in {subject[0] for subject in criteria}])
    assert len(waits()) == 1
    agree(review, criteria)
    assert waits() == []


def test_what_was_judged_again_is_talked_about_again() -> None:
    """The word from before the second round does not count for the second answers."""
    review = revealed()
    agree(review, "TRACE")
    actions.open_second_round(review=review, subjects=["R"], due_on=DUE, by=person("claussen"), at=LATER)
    for who in ("berger", "albers", "demir", "brandt"):
        judge(who, review, "2", reason="Anders als vorher:", at=LATER + timedelta(hours=1))
    assert len(waits()) == 1


def test_the_meeting_has_its_way_to_the_handbook() -> None:
    """From each of its pages to the same place."""
    review = revealed()
    for page in ("meeting/", "meeting/A/", "meeting/minutes/"):
        shown = text(at("claussen").get(f"/reviews/{review.pk}/{page}"))
        assert "/handbook/meeting/#for-the-screen-in-the-room" in shown
