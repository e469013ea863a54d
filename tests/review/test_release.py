"""Releasing somebody who cannot answer, so that nobody waits for good."""

import pytest

from stimmig.core.errors import Refusal
from stimmig.ledger.queries import contents_about
from stimmig.review import actions, queries
from tests.cast import person
from tests.review.browsing import at
from tests.review.scene import NOW, answer, judge, opened, round_of

pytestmark = pytest.mark.django_db


def release(review, who: str) -> None:  # type: ignore[no-untyped-def]
    participation = review.participations.get(person=person(who))
    actions.release(participation=participation, reason="Bis Dezember in Elternzeit.", by=person("claussen"), at=NOW)


def test_a_released_person_is_not_waited_for() -> None:
    """When the last one missing is released, the round is revealed."""
    review = opened(judges=("albers", "demir", "brandt"))
    judge("albers", review)
    judge("demir", review)
    release(review, "brandt")
    assert round_of(review).reveal.missing == []


def test_releasing_is_recorded_with_its_reason() -> None:
    """Who was released and why stays readable."""
    review = opened(judges=("albers", "demir", "brandt"))
    release(review, "brandt")
    (content,) = contents_about(review, "participant.released")
    assert content.read()["content"]["reason"] == "Bis Dezember in Elternzeit."


def test_a_released_person_judges_no_more() -> None:
    """Whatever they had begun counts for nothing."""
    review = opened(judges=("albers", "demir", "brandt"))
    release(review, "brandt")
    with pytest.raises(Refusal, match="not-asked"):
        answer(person("brandt"), round_of(review), "T", 2)


def test_whoever_has_handed_in_is_not_released() -> None:
    """A voice that is in cannot be taken out by anybody."""
    review = opened(judges=("albers", "demir"))
    judge("albers", review)
    with pytest.raises(Refusal, match="already-handed-in"):
        release(review, "albers")


def test_nobody_is_released_twice() -> None:
    """The first reason stays, and the ledger has one entry."""
    review = opened()
    release(review, "brandt")
    with pytest.raises(Refusal, match="already-released"):
        release(review, "brandt")
    assert len(contents_about(review, "participant.released")) == 1


def test_whoever_reads_along_is_not_released() -> None:
    """Nobody waits for an observer, so there is nothing to release them from."""
    review = opened(observers=("jansen",))
    with pytest.raises(Refusal, match="reads-along"):
        release(review, "jansen")


def test_releasing_everybody_reveals_nothing() -> None:
    """Without one judgement there is nothing to reveal."""
    review = opened(judges=("albers", "demir"))
    release(review, "albers")
    release(review, "demir")
    assert not queries.is_revealed(round_of(review))


def test_a_key_that_is_none_finds_nobody() -> None:
    """A form sent by hand meets an answer, never a fault."""
    review = opened()
    said = {"participation": "niemand", "reason": "Urlaub."}
    assert at("claussen").post(f"/reviews/{review.pk}/releases/", said).status_code == 404
    assert at("albers").post(f"/rounds/{round_of(review).pk}/contests/", {"forget": "x"}).status_code == 404
