"""What a decision says is German as one would write it."""

from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from stimmig.content import framework
from stimmig.decision import words
from stimmig.decision.memo.sections import _conditions
from stimmig.decision.words.days import in_one_line
from tests.decision import scene


@pytest.fixture(autouse=True)
def german() -> Any:
    with translation.override("de"):
        yield


def test_an_event_stands_as_it_was_written() -> None:
    """Whatever somebody typed is no half of a sentence of ours."""
    said = in_one_line(translation.gettext("Back on the table when …"), "Ein Kunde bittet uns um Filme.")
    assert said == "Wieder auf den Tisch kommt es, wenn dies eintritt: Ein Kunde bittet uns um Filme."


def test_a_threshold_of_nothing_is_a_number() -> None:
    """It fits whatever is counted."""
    key = next(key for key, metric in framework().metrics.items() if metric.unit == "%" and "…" not in str(metric.name))
    assert words.measure({"metric": key, "op": "==", "value": 0, "of": None}, framework()).endswith(" 0")


def test_a_condition_nobody_measures_says_nothing_of_it(db: Any, client: Client) -> None:
    """On the page as in the memo."""
    decision = scene.decided(scene.CONDITIONS)
    client.force_login(scene.leader_of(decision.review))
    assert any(not each["metric"] for each in decision.record["conditions"])
    assert "noch nichts gemessen" not in client.get(f"/decisions/{decision.pk}/").content.decode()
    assert "noch nichts gemessen" not in str(_conditions(words.page(decision)))


def test_whoever_looks_after_it_and_whoever_decided_are_two_sentences(db: Any, client: Client) -> None:
    """Each with a subject of its own."""
    decision = scene.decided(scene.CONDITIONS)
    client.force_login(scene.leader_of(decision.review))
    page = client.get(f"/decisions/{decision.pk}/customers/").content.decode()
    assert "Anke Berger hat es entschieden und steht dafür ein." in page
    assert "Wir sehen wieder hin" in page
    assert "Wann wir neu hinsehen" in client.get(f"/decisions/{decision.pk}/staff/").content.decode()


def test_what_one_sentence_answers_is_open_to_read(db: Any, client: Client) -> None:
    """The points stand above the field that asks for it."""
    review = scene.reviewed(scene.WAITING)
    client.force_login(scene.leader_of(review))
    page = client.get(f"/reviews/{review.pk}/decision/answers/").content.decode()
    assert "<details open><summary>" in page


def test_one_colon_is_enough() -> None:
    """A sentence that has its own is set apart by a dot."""
    assert words.in_place("Relation", "Gemeinsam gesehen: Ein Anfang.") == "Relation · Gemeinsam gesehen: Ein Anfang."
    assert words.in_place("Relation", "Niemand ist da.") == "Relation: Niemand ist da."
