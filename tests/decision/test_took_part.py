"""The record says who judged: everybody whose judgement was revealed, and nobody else."""

from typing import Any

from django.test import Client
from django.utils import timezone

from stimmig.decision import words
from stimmig.people.models import Person
from stimmig.review.models import Seal
from tests.decision import scene


def test_whoever_judged_and_was_released_later_is_named(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """Their judgement stands in the picture, and so does their name under it."""
    review = scene.written()
    review.participations.filter(person=cast["wegner"]).update(released_at=timezone.now(), release_reason="Krank")
    decision = scene.sign(review)
    assert {"name": cast["wegner"].name, "judged": True}.items() <= _said(decision.record, cast["wegner"]).items()
    client.force_login(scene.leader_of(review))
    page = client.get(f"/decisions/{decision.pk}/").content.decode()
    assert cast["wegner"].name in page.split("Geurteilt haben")[1].split("</p>")[0]


def test_whoever_was_invited_and_never_handed_in_is_not_named(db: Any, cast: dict[str, Person]) -> None:
    """Being asked is not having judged, and neither is reading along."""
    review = scene.written()
    Seal.objects.filter(round__review=review, person=cast["wegner"]).delete()
    decision = scene.sign(review)
    assert _said(decision.record, cast["wegner"])["judged"] is False
    assert cast["wegner"].name not in words.page(decision).took_part


def _said(record: dict[str, Any], person: Person) -> dict[str, Any]:
    """What the record says of one person."""
    return next(each for each in record["took_part"] if each["name"] == person.name)
