"""Whoever judged, decides or facilitates can be against it, on record, and nobody can take that away."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.core.errors import Refusal
from stimmig.decision import actions, memo, queries
from stimmig.ledger.queries import contents_about
from stimmig.people.models import Person
from stimmig.review.models import Seal
from tests.decision import scene
from tests.review import scene as reviewing

SAID = {"reason": "Die Nacht ist nicht besetzt.", "proof": "Mehr als drei Notrufe ruft niemand zurück."}


def test_a_dissent_stands_with_name_reason_and_proof(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """It is shown on the draft and in the record, and the ledger holds it."""
    review = scene.reviewed()
    client.force_login(cast["brandt"])
    assert client.post(f"/reviews/{review.pk}/dissents/", SAID).status_code == 302
    (entry,) = contents_about(review.dissents.get(), "dissent.made")
    assert entry.read()["content"]["reason"] == SAID["reason"]
    client.force_login(scene.leader_of(review))
    assert SAID["proof"] in client.get(f"/reviews/{review.pk}/decision/").content.decode()


def test_it_can_be_said_after_the_signature(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """The record says so with the day, the memo gains a voice, and what was signed stays proved."""
    decision = scene.decided()
    before = memo.pdf(decision)
    client.force_login(cast["wegner"])
    assert client.post(f"/reviews/{decision.review_id}/dissents/", SAID).url == f"/decisions/{decision.pk}/"
    page = client.get(f"/decisions/{decision.pk}/").content.decode()
    assert SAID["reason"] in page
    assert "nach der Unterschrift" in page
    assert memo.pdf(decision) != before
    proof = queries.proof(decision)
    assert proof is not None
    assert proof.unchanged


@pytest.mark.parametrize("left_out", ["reason", "proof"])
def test_reason_and_proof_are_both_asked_for(db: Any, client: Client, cast: dict[str, Person], left_out: str) -> None:
    """A feeling alone is no dissent, and what was typed stays."""
    review = scene.reviewed()
    client.force_login(cast["wegner"])
    answer = client.post(f"/reviews/{review.pk}/dissents/", SAID | {left_out: ""})
    assert answer.status_code == 422
    assert next(text for name, text in SAID.items() if name != left_out) in answer.content.decode()
    assert not review.dissents.exists()


@pytest.mark.parametrize(("key", "may"), [("wegner", True), ("luehrs", True), ("claussen", True), ("jansen", False)])
def test_whoever_took_part_may(db: Any, cast: dict[str, Person], key: str, may: bool) -> None:
    """Judges, the leader and the facilitator; those who read along speak elsewhere."""
    review = scene.reviewed()
    assert queries.may_dissent(cast[key], review) is may
    if not may:
        with pytest.raises(Refusal, match="not-yours"):
            actions.dissent(review=review, **SAID, by=cast[key], at=timezone.now())


def test_whoever_judged_and_was_released_later_may(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """Their judgement stands in the picture; so may their voice against what is made of it."""
    review = scene.reviewed()
    review.participations.filter(person=cast["wegner"]).update(released_at=timezone.now(), release_reason="Krank")
    client.force_login(cast["wegner"])
    assert client.post(f"/reviews/{review.pk}/dissents/", SAID).status_code == 302
    assert review.dissents.get().person == cast["wegner"]


@pytest.mark.parametrize("judges", [True, False])
def test_a_reviewer_who_handed_nothing_in_may_not(db: Any, cast: dict[str, Person], judges: bool) -> None:
    """Neither whoever only reads along nor whoever was asked and stayed silent."""
    review = scene.reviewed()
    Seal.objects.filter(round__review=review, person=cast["wegner"]).delete()
    review.participations.filter(person=cast["wegner"]).update(judges=judges)
    assert not queries.may_dissent(cast["wegner"], review)
    with pytest.raises(Refusal, match="not-yours"):
        actions.dissent(review=review, **SAID, by=cast["wegner"], at=timezone.now())


def test_before_the_reveal_nobody_dissents(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """There is nothing yet to be against."""
    review = reviewing.opened()
    client.force_login(cast["demir"])
    assert client.get(f"/reviews/{review.pk}/dissents/").status_code == 403


def test_the_leader_has_no_way_to_change_or_remove_it(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """Its address takes new voices only."""
    review = scene.reviewed()
    actions.dissent(review=review, **SAID, by=cast["wegner"], at=timezone.now())
    client.force_login(scene.leader_of(review))
    client.post(f"/reviews/{review.pk}/dissents/", {"reason": "Doch", "proof": "Alles gut"})
    assert [voice.reason for voice in queries.dissents(review)] == [SAID["reason"], "Doch"]
