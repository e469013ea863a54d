"""A voice stands against the decision it spoke against, and against no other."""

from typing import Any

from django.test import Client
from django.utils import timezone, translation

from stimmig.decision import actions, memo, queries, words
from stimmig.decision.memo.sections import _voice
from stimmig.decision.models import Decision
from stimmig.people.models import Person
from tests.decision import scene
from tests.decision.test_superseding import NO


def speak(decision: Decision, by: Person, reason: str) -> None:
    proof = "Es ruft niemand zurück."
    actions.dissent(review=decision.review, reason=reason, proof=proof, by=by, at=timezone.now())


def declined(first: Decision) -> Decision:
    """The same review, decided the other way."""
    scene.write(first.review, "outcome", NO)
    scene.write(first.review, "answers", {"noted": "Der Rest bleibt liegen."})
    scene.write(first.review, "ahead", {"wake_up": "Wenn der Anbieter gewechselt ist."})
    scene.write(first.review, "against", {"why": "Der Anbieter hört auf."})
    return scene.sign(first.review)


def footers(client: Client, decision: Decision) -> list[str]:
    """What stands under the voices on the page of a decision, from the first to the last."""
    page = client.get(f"/decisions/{decision.pk}/").content.decode()
    section = page.partition('id="dissents"')[2].partition("</section>")[0]
    return [part.partition("</footer>")[0] for part in section.split("<footer>")[1:]]


def test_the_decision_that_takes_the_place_says_what_it_was_against(
    db: Any, client: Client, cast: dict[str, Person]
) -> None:
    """Nobody stands against what they agree with; page and memo say so."""
    review = scene.written()
    actions.dissent(review=review, reason="Zu früh.", proof="Es eilt nicht.", by=cast["brandt"], at=timezone.now())
    first = scene.sign(review)
    speak(first, cast["wegner"], "Noch immer zu früh.")
    second = declined(first)
    speak(second, cast["wegner"], "Jetzt zu spät.")
    client.force_login(scene.leader_of(first.review))
    assert [f"gegen Entscheidung {first.number}" in said for said in footers(client, second)] == [True, True, False]
    assert ["gegen Entscheidung" in said for said in footers(client, first)] == [False, False]
    with translation.override("de"):
        voices = [_voice(words.page(second), *each)["by"] for each in queries.voices_on(first.review, second)]
    assert [f"gegen Entscheidung {first.number}" in by for by in voices] == [True, True, False]
    assert "nach der Unterschrift" in voices[2]
    assert memo.pdf(second)


def test_whoever_decides_anew_reads_what_each_was_against(db: Any, client: Client, cast: dict[str, Person]) -> None:
    """The draft shows them as what they are."""
    first = scene.sign(scene.written())
    speak(first, cast["wegner"], "Zu früh.")
    scene.write(first.review, "outcome", NO)
    client.force_login(scene.leader_of(first.review))
    page = client.get(f"/reviews/{first.review_id}/decision/").content.decode()
    assert f"gegen Entscheidung {first.number}" in page
