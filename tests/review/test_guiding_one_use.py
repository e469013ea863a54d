"""Whoever guides the reviews of one use does there what facilitation does in the house, and nothing elsewhere."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import localdate

from stimmig.people.models import Person
from stimmig.register.actions import involve
from stimmig.register.models import UseCase
from stimmig.review import queries
from stimmig.review.models import Review
from stimmig.review.pages.guiding import guides
from tests.cast import person
from tests.review import scene

pytestmark = pytest.mark.django_db


def guided(use_case: UseCase) -> Person:
    """Silke Vogt guides the reviews of a use."""
    involve(use_case=use_case, person=person("vogt"), kind="guides", by=person("berger"), at=scene.NOW)
    return person("vogt")


def test_they_open_invite_and_reveal(client: Any, cast: dict[str, Person]) -> None:
    """From the first invitation to the reveal after the date."""
    use_case = scene.use_case()
    client.force_login(guided(use_case))
    asked = {"judges": [cast["albers"].pk, cast["demir"].pk], "due_on": localdate() + timedelta(days=3)}
    assert client.post(f"/use-cases/{use_case.pk}/reviews/new/", asked).status_code == 302
    review = Review.objects.get()
    assert review.opened_by == cast["vogt"]
    invited = {"people": [cast["brandt"].pk], "judging": "judges"}
    assert client.post(f"/reviews/{review.pk}/participations/", invited).status_code == 302
    assert review.participations.count() == 3
    review.rounds.update(due_on=localdate() - timedelta(days=1))
    round = review.rounds.get()
    for who in ("albers", "demir"):
        scene.judge(who, review)
    assert "reveal" in [each.kind for each in client.get("/").context["errands"]]
    client.post(f"/rounds/{round.pk}/reveals/")
    assert queries.has_picture(review)


def test_they_record_what_was_agreed(client: Any, cast: dict[str, Person]) -> None:
    """And stand among those who guide it, by name."""
    review = scene.revealed()
    client.force_login(guided(review.use_case))
    assert client.post(f"/reviews/{review.pk}/levels/T/", {"answer": "1", "reason": "Noch nicht."}).status_code == 302
    assert queries.ring(review)["T"] == 1
    assert "Silke Vogt" in guides(review)


def test_nothing_elsewhere(client: Any, cast: dict[str, Person]) -> None:
    """Another use and its review are not there for them; nor is anything of the house."""
    elsewhere = scene.revealed()
    client.force_login(guided(scene.use_case("avatar-videos")))
    assert client.get(f"/use-cases/{elsewhere.use_case_id}/reviews/new/").status_code == 404
    assert client.get(f"/reviews/{elsewhere.pk}/").status_code == 404
    assert client.get("/decisions/pace/").status_code == 403


@pytest.mark.parametrize("kind", ["guides", "deputy", "reads"])
def test_what_is_sealed_stays_sealed(cast: dict[str, Person], kind: str) -> None:
    """Whatever the part: before the reveal they look into no seal but their own."""
    review = scene.opened()
    involve(use_case=review.use_case, person=cast["vogt"], kind=kind, by=cast["berger"], at=scene.NOW)
    scene.judge("albers", review)
    assert review in queries.reviews_for(cast["vogt"])
    assert not queries.open_seals(cast["vogt"]).exists()


def test_whoever_runs_it_is_not_thereby_invited(cast: dict[str, Person]) -> None:
    """Like whoever began it: the use and its decisions, not its reviews."""
    review = scene.revealed()
    involve(use_case=review.use_case, person=cast["vogt"], kind="runs", by=cast["berger"], at=scene.NOW)
    assert not queries.reviews_for(cast["vogt"]).exists()


def test_a_review_is_listed_once(cast: dict[str, Person]) -> None:
    """However many are invited to it, and whoever has a part besides being invited."""
    review = scene.revealed()
    involve(use_case=review.use_case, person=cast["albers"], kind="reads", by=cast["berger"], at=scene.NOW)
    assert list(queries.reviews_for(cast["albers"])) == [review]
