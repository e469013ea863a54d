"""A decision is replaced by a later one and stays readable."""

from typing import Any

from django.test import Client

from stimmig.decision import queries
from stimmig.decision.models import Decision
from stimmig.ledger.queries import contents_about
from stimmig.register.models import Ruling
from stimmig.review.models import Review
from tests.decision import scene

NO = {
    "outcome": "decline",
    "sentence": "Wir tippen wieder selbst.",
    "gain": "Ruhe.",
    "risk": "Einen Tag mehr in der Woche.",
    "trust": "Es bleibt, wie es war.",
    "reasons": "Der Anbieter hört auf.",
}


def decided_anew() -> tuple[Decision, Decision]:
    """A use that was introduced, and then taken back."""
    first = scene.sign(scene.written())
    review = Review.objects.get(pk=first.review_id)
    scene.write(review, "outcome", NO)
    scene.write(review, "answers", {"noted": "Der Rest bleibt liegen."})
    scene.write(review, "ahead", {"wake_up": "Wenn der Anbieter gewechselt ist."})
    scene.write(review, "against", {"why": "Der Anbieter hört auf."})
    return first, scene.sign(review)


def test_the_later_decision_takes_the_place_of_the_earlier(db: Any) -> None:
    """Only the later one is in force; the earlier says by which one it was replaced."""
    first, second = decided_anew()
    assert queries.current_decision(first.use_case) == second
    assert queries.replaced_by(first) == second
    assert second.record["replaces"] == first.number
    assert queries.replaced_by(second) is None


def test_the_ledger_says_what_was_replaced(db: Any) -> None:
    """The entry hangs on the decision that ended."""
    first, second = decided_anew()
    (entry,) = contents_about(first, "decision.superseded")
    assert entry.read()["content"] == {"old": first.number, "new": second.number, "new_uuid": str(second.uuid)}


def test_the_earlier_decision_stays_as_it_was_signed(db: Any, client: Client) -> None:
    """It can be read, is still proved, and points to the later one."""
    first, second = decided_anew()
    proof = queries.proof(first)
    assert proof is not None
    assert proof.unchanged
    assert first.made_by is not None
    client.force_login(first.made_by)
    page = client.get(f"/decisions/{first.pk}/").content.decode()
    assert first.record["sentence"] in page
    assert f"/decisions/{second.pk}/" in page


def test_a_new_draft_begins_with_what_holds(db: Any) -> None:
    """Nobody types a decision twice to change one line of it."""
    first = scene.sign(scene.written())
    review = Review.objects.get(pk=first.review_id)
    typed = queries.begun(review, scene.leader_of(review), queries.grounds(review), scene.timezone.localdate())[
        "outcome"
    ]
    assert typed["sentence"] == first.record["sentence"]
    assert typed["outcome"] == "introduce"


def test_after_the_signature_the_draft_says_that_it_is_decided(db: Any, client: Client) -> None:
    """Whoever comes back finds the record, and a way to decide anew that nobody takes by accident."""
    decision = scene.sign(scene.written())
    client.force_login(scene.leader_of(decision.review))
    start = f"/reviews/{decision.review_id}/decision/"
    page = client.get(start).content.decode()
    assert "Es ist entschieden" in page
    assert f"/decisions/{decision.pk}/" in page
    client.post(f"{start}outcome/", {"sentence": "Noch einmal anders.", "then": "list"})
    assert f"Bis dahin gilt Entscheidung {decision.number}" in client.get(start).content.decode()


def test_no_ruling_comes_from_what_was_replaced(db: Any, client: Client) -> None:
    """What holds in this house is distilled from the decision that holds."""
    first, second = decided_anew()
    client.force_login(scene.leader_of(first.review))
    said = {"sentence": "Rechnungen liest die KI.", "mode": "ai", "topic": "invoice"}
    assert client.get(f"/decisions/{first.pk}/rulings/").status_code == 403
    assert client.post(f"/decisions/{first.pk}/rulings/", said).status_code == 403
    assert not Ruling.objects.exists()
    assert client.get(f"/decisions/{second.pk}/rulings/").status_code == 200
