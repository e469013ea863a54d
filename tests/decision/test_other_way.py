"""A decision the other way than the one it replaces: whatever the earlier one said has to be said anew."""

from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate

from stimmig.core.errors import Incomplete
from stimmig.decision import drafting, queries
from stimmig.decision.models import Decision
from stimmig.review.models import Review
from tests.decision import scene

WEIGHED = ("gain", "risk", "trust")


@pytest.fixture
def first(db: Any, client: Client) -> Decision:
    """A use that begins with conditions, and its leader signed in."""
    decision = scene.sign(scene.written(scene.CONDITIONS))
    client.force_login(scene.leader_of(decision.review))
    return decision


def turned(client: Client, first: Decision, outcome: str = "decline") -> Any:
    """Go to decide anew and change outcome and sentence only, as one would who is in a hurry."""
    page = f"/reviews/{first.review_id}/decision/outcome/"
    filled = begun(Review.objects.get(pk=first.review_id))["outcome"]
    return client.post(page, filled | {"outcome": outcome, "sentence": "Wir lassen es."})


def begun(review: Review) -> scene.Content:
    grounds, leader = queries.grounds(review), scene.leader_of(review)
    return queries.begun(review, leader, grounds, localdate())


@pytest.mark.parametrize("outcome", ["decline", "rework"])
def test_the_weighing_is_not_carried_over(first: Decision, client: Client, outcome: str) -> None:
    """It is asked for anew; what the earlier decision says is shown as its own."""
    answer = turned(client, first, outcome)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert [scene.kept(first.review)["outcome"][name] for name in (*WEIGHED, "reasons")] == [""] * 4
    assert f"Was Entscheidung {first.number} sagt" in page
    assert all(first.record["weighing"][name] in page for name in WEIGHED)


def test_nothing_else_is_filled_in_from_it(first: Decision, client: Client) -> None:
    """No answer, no condition, no limit, and no word to staff or customers."""
    turned(client, first)
    before = drafting.as_typed(first.record, queries.grounds(first.review))
    now = begun(first.review)
    said = {text for part in ("answers", "conditions", "ahead") for text in before[part].values() if len(text) > 40}
    assert said
    assert not said & {text for typed in now.values() for text in typed.values()} - {
        first.record["alternatives"][0]["text"]
    }


def test_what_was_confirmed_before_it_turned_is_taken_out_too(first: Decision, client: Client) -> None:
    """Whoever has gone through all parts, and then decides the other way, says why."""
    for part, typed in begun(first.review).items():
        scene.write(first.review, part, typed)
    turned(client, first)
    with pytest.raises(Incomplete) as refused:
        scene.sign(first.review)
    assert {"weighing.gain: missing", "weighing.risk: missing", "reasons: missing"} <= set(refused.value.gaps)
    assert scene.kept(first.review).keys() == {"outcome"}


def test_turning_back_brings_everything_back(first: Decision, client: Client) -> None:
    """What was written for either way is there again, however often one changes one's mind."""
    for part, typed in begun(first.review).items():
        scene.write(first.review, part, typed)
    before = scene.kept(first.review)
    turned(client, first)
    scene.write(first.review, "ahead", {"wake_up": "Wenn der Vertrieb es will.", "staff": "Wir bleiben dabei."})
    away = scene.kept(first.review)
    page = f"/reviews/{first.review_id}/decision/outcome/"
    client.post(page, away["outcome"] | {"outcome": before["outcome"]["outcome"]})
    assert scene.kept(first.review) == before
    client.post(page, before["outcome"] | {"outcome": "decline"})
    assert scene.kept(first.review) == away


def test_turning_back_at_once_begins_where_the_decision_in_force_stands(first: Decision, client: Client) -> None:
    """Nothing was written before, so the words of the decision are filled in again."""
    before = begun(first.review)
    turned(client, first)
    sent = scene.kept(first.review)["outcome"] | {"outcome": before["outcome"]["outcome"]}
    client.post(f"/reviews/{first.review_id}/decision/outcome/", sent)
    assert begun(first.review) == before


def test_words_typed_on_purpose_stay(first: Decision, client: Client) -> None:
    """After the turn nothing is taken out, even if it is what the earlier decision says."""
    staff = begun(first.review)["ahead"]["staff"]
    assert staff
    turned(client, first)
    client.post(f"/reviews/{first.review_id}/decision/ahead/", {"wake_up": "Später.", "staff": staff})
    assert scene.kept(first.review)["ahead"]["staff"] == staff


def test_no_expectation_of_the_beginning_is_signed(first: Decision) -> None:
    """What was expected of what begins is not expected of what does not; nor is a way weighed by its old verdict."""
    review = first.review
    for part, typed in begun(review).items():
        scene.write(review, part, typed)
    scene.write(review, "outcome", NO)
    typed = begun(review)
    for part in ("answers", "ahead"):
        scene.write(review, part, typed.get(part, {}))
    decided = drafting.read(scene.kept(review), queries.grounds(review))
    assert decided.expectations == ()
    assert [way.verdict for way in decided.alternatives if way.verdict] == []


def test_where_nothing_begins_nothing_is_a_condition(first: Decision, client: Client) -> None:
    """Neither in the record nor in rows, whatever an earlier draft has set."""
    review = first.review
    for part, typed in begun(review).items():
        scene.write(review, part, typed)
    scene.write(review, "outcome", NO)
    answers = client.get(f"/reviews/{review.pk}/decision/answers/")
    assert "Mit einer Auflage" not in answers.content.decode()
    said = {f"{row['form'].prefix}-text": "Auch deshalb nicht." for row in answers.context["answers"]}
    scene.write(review, "answers", said | {"noted": "Der Rest bleibt liegen."})
    scene.write(review, "ahead", {"wake_up": "Wenn wir mehr Anfragen haben."})
    scene.write(review, "against", {"why": "Wir haben uns geirrt."})
    second = scene.sign(review)
    assert (second.record["conditions"], second.record["limits"]) == ([], [])
    assert {(each["kind"], each["text"], each["owner"]) for each in second.record["answers"]} == {
        ("reason", "Auch deshalb nicht.", "")
    }
    assert not second.conditions.exists()
    assert first.record["conditions"][0]["text"] not in client.get(f"/decisions/{second.pk}/staff/").content.decode()


NO = {
    "outcome": "decline",
    "sentence": "Wir schreiben die Angebote selbst.",
    "gain": "Ruhe.",
    "risk": "Langsamer zu sein.",
    "trust": "Es bleibt, wie es war.",
    "reasons": "Die Prüfung kostet mehr, als der Entwurf spart.",
}
