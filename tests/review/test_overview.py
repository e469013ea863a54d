"""The overview before handing in: every answer, what speaks against it, what is still missing."""

import pytest

from stimmig.review import actions
from tests.cast import person
from tests.review.browsing import at, text
from tests.review.scene import NOW, answer, opened, round_of

pytestmark = pytest.mark.django_db

AGAINST = "Einen Moment, in dem ein Mensch zählt, führt hier die KI."


def test_what_speaks_against_a_level_stands_beside_it() -> None:
    """Only where somebody chose sound or strong; a weak level has it on its side."""
    round, albers = round_of(opened()), person("albers")
    answer(albers, round, "R", 1)
    assert AGAINST not in text(at("albers").get(f"/rounds/{round.pk}/answers/"))
    answer(albers, round, "R", 2)
    assert AGAINST in text(at("albers").get(f"/rounds/{round.pk}/answers/"))


def test_staying_with_a_level_against_a_fact_needs_a_reason() -> None:
    """The overview asks for it and hands in only with it."""
    round, albers = round_of(opened()), person("albers")
    for subject in round.subjects:
        actions.write(round=round, subject=subject, answer="level", level=2, by=albers, at=NOW)
    visit = at("albers")
    assert "Bitte sagen Sie, warum Sie dabei bleiben." in text(visit.get(f"/rounds/{round.pk}/answers/"))
    response = visit.post(f"/rounds/{round.pk}/seals/", follow=True)
    assert "Vor dem Abgeben fehlt noch etwas." in text(response)
    assert not round.seals.exists()


def test_missing_answers_are_named_first() -> None:
    """Each with the way to its question."""
    round = round_of(opened())
    answer(person("albers"), round, "T", 2)
    shown = text(at("albers").get(f"/rounds/{round.pk}/answers/"))
    assert f"/rounds/{round.pk}/questions/E/?from=answers" in shown
    assert "Noch ohne Antwort" in shown


def test_handing_in_leads_to_who_is_still_missing() -> None:
    """The eighth and last page: handed in, and whom everybody waits for."""
    round = round_of(opened())
    for subject in round.subjects:
        answer(person("albers"), round, subject)
    shown = text(at("albers").post(f"/rounds/{round.pk}/seals/", follow=True))
    assert "Abgegeben" in shown
    assert "Es fehlen noch Anke Berger, Ayşe Demir und Torben Brandt." in shown
