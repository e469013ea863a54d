"""A signature makes one decision out of what was written, whole or not at all."""

from typing import Any

import pytest
from django.utils import timezone

from stimmig.core.errors import Incomplete, Refusal
from stimmig.decision import actions
from stimmig.decision.models import Condition, Decision, Draft, Expectation
from stimmig.ledger.models import Entry
from stimmig.ledger.queries import contents_about
from stimmig.people.models import Person
from stimmig.register.actions import set_accountable
from stimmig.register.models import UseCase
from stimmig.review.actions import withdraw
from stimmig.review.models import Review
from tests.decision import scene
from tests.review import scene as judging

DECLINED = {
    "outcome": "decline",
    "sentence": "Nachts hebt bei uns ein Mensch ab.",
    "gain": "Ruhe.",
    "risk": "Einen verlorenen Auftrag.",
    "trust": "Es bleibt, wie es ist.",
    "reasons": "Wir wissen noch zu wenig.",
}


def test_a_signature_keeps_everything_that_was_written(db: Any) -> None:
    """Outcome, words, limits, conditions and expectations stand in the record and, where others need them, in rows."""
    decision = scene.decided(scene.CONDITIONS)
    record = decision.record
    assert decision.outcome == record["outcome"] == "introduce_with_conditions"
    assert record["sentence"].startswith("Den Entwurf schreibt die KI")
    assert set(record["weighing"]) == {"gain", "risk", "trust"}
    assert [limit["mode"] for limit in record["limits"]].count("human") == 3
    assert [row.text for row in decision.conditions.all()] == [each["text"] for each in record["conditions"]]
    assert [row.probability for row in decision.expectations.all()] == [75, 60, 70]
    assert record["alternatives"][0]["without_ai"] is True
    assert record["framework"] == {"version": decision.review.framework, "hash": decision.review.framework_hash}
    assert record["review"] == {"uuid": str(decision.review.uuid), "as_of": decision.review.as_of.isoformat()}
    assert record["accountability"]["contacts"] == 280


def test_an_answer_to_what_weighs_becomes_a_condition(db: Any) -> None:
    """Whatever somebody has to do stands among the conditions, with the account of whoever stands for it."""
    first = scene.decided(scene.CONDITIONS).conditions.select_related("owner_person")[0]
    assert first.text.startswith("Wer nachrechnet, muss rechnen können")
    assert first.owner == "Kemal Yıldız"
    assert first.owner_person == Person.objects.get(name="Kemal Yıldız")


def test_the_ledger_holds_what_was_signed(db: Any) -> None:
    """The entry is written in the same breath, with name and function as they were."""
    decision = scene.decided()
    (entry,) = contents_about(decision, "decision.signed")
    recorded = entry.read()
    assert recorded["by"]["name"] == decision.signed_name == "Frauke Lührs"
    assert recorded["content"]["record"] == decision.record
    assert recorded["content"]["number"] == decision.number


def test_numbers_count_through_the_year_of_the_signature(db: Any) -> None:
    """Every decision of a year has a number of its own, in the order of signing."""
    first, second = scene.decided(scene.QUICK), scene.decided(scene.DECLINED)
    assert [first.number, second.number] == ["2026-01", "2026-02"]


def test_the_draft_goes_and_the_review_closes(db: Any) -> None:
    """After the signature there is nothing left to change."""
    decision = scene.decided()
    assert not Draft.objects.exists()
    assert decision.review.closing.by == decision.made_by


def test_without_a_password_nothing_is_signed(db: Any) -> None:
    """Being signed in is not enough."""
    with pytest.raises(Refusal, match="not-proved"):
        scene.sign(scene.written(), proved=False)


@pytest.mark.parametrize("key", ["berger", "claussen", "wegner", "thomsen"])
def test_nobody_but_the_accountable_leader_signs(db: Any, cast: dict[str, Person], key: str) -> None:
    """Not another leader, not the facilitator, not whoever runs it, not the administrator."""
    review = scene.written()
    with pytest.raises(Refusal, match="not-yours"):
        scene.sign(review, by=cast[key])
    with pytest.raises(Refusal, match="not-yours"):
        actions.write(review=review, part="outcome", content={}, by=cast[key], at=timezone.now())


def test_whoever_was_relieved_meanwhile_signs_no_more(db: Any, cast: dict[str, Person]) -> None:
    """Who is accountable is asked at the moment of the signature, not when the page was opened."""
    review = scene.written()
    leader = scene.leader_of(review)
    named = Person.objects.filter(role=Person.Role.LEADER).exclude(pk=leader.pk)[0]
    now = UseCase.objects.get(pk=review.use_case_id)
    set_accountable(use_case=now, person=named, reason="Vertretung", by=named, at=timezone.now())
    with pytest.raises(Refusal, match="not-yours"):
        scene.sign(review, by=leader)


def test_what_is_incomplete_leaves_no_trace(db: Any) -> None:
    """Every gap is named at once, and no row and no entry remain."""
    review = scene.written(outcome={"sentence": "", "gain": " "}, ahead={"review_on": "bald"})
    entries = Entry.objects.count()
    with pytest.raises(Incomplete) as refused:
        scene.sign(review)
    assert {gap.partition(":")[0] for gap in refused.value.gaps} == {"sentence", "weighing.gain", "review_on"}
    assert Entry.objects.count() == entries
    assert not Decision.objects.exists()
    assert not Condition.objects.exists()
    assert not Expectation.objects.exists()


def unseen() -> Review:
    """A review without a picture, with a draft that asks for none."""
    review = judging.opened()
    scene.write(review, "outcome", DECLINED)
    scene.write(review, "ahead", {"wake_up": "Wenn die Nachtbereitschaft steht."})
    return review


def test_before_the_reveal_nothing_is_signed(db: Any) -> None:
    """Not even a refusal of the use, which needs no more than words: there is no picture to decide upon."""
    with pytest.raises(Refusal, match="nothing-revealed"):
        scene.sign(unseen())


def test_a_review_that_was_taken_back_is_not_signed(db: Any) -> None:
    """Whoever takes it back leaves nothing to decide upon."""
    review = unseen()
    withdraw(review=review, reason="Falscher Stand", by=scene.leader_of(review), at=timezone.now())
    with pytest.raises(Refusal, match="taken-back"):
        scene.sign(review)


def test_it_is_signed_once(db: Any) -> None:
    """A second signature under the same draft finds nothing to sign."""
    review = scene.written()
    scene.sign(review)
    with pytest.raises(Refusal, match="nothing-written"):
        scene.sign(review)
