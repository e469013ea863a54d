"""The record says where the group stands together, in the words of the picture."""

from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from stimmig.content import framework
from stimmig.core.decision import Contradiction
from stimmig.decision import words
from stimmig.decision.memo.sections import _picture
from stimmig.register.words import words as in_words
from tests.decision import scene

KNOWN = framework()
T1 = next(iter(KNOWN.criteria_of("T")))


def record(guiding: Any, criterion: int) -> dict[str, Any]:
    """A dimension that was agreed by its guiding question, and one of its criteria lower or higher."""
    agreed = {"T": guiding, T1.id: criterion}
    standings = [{"subject": subject, "agreed": level, "agreement": "agreed"} for subject, level in agreed.items()]
    return {"standings": standings, "ring": {"T": criterion}, "agreed_because": {"T": "Die Regel ist alt."}}


@pytest.fixture(autouse=True)
def german() -> Any:
    with translation.override("de"):
        yield


def test_a_dimension_stands_where_the_group_agreed_on_its_guiding_question() -> None:
    """Its reason stands beside its own level; a criterion that stands lower is named with its own."""
    row = words.level("T", record(1, 0), KNOWN)
    assert (row["level"], row["word"], row["because"]) == (1, "schwach", "Die Regel ist alt.")
    assert row["lowest"] == f"am niedrigsten: {in_words(T1.name)}, nicht gegeben"
    assert row["in_ring"] == "nicht gegeben"


def test_nothing_is_added_where_no_criterion_stands_lower() -> None:
    """One line is enough."""
    assert words.level("T", record(1, 2), KNOWN)["lowest"] == ""


def test_what_was_left_open_is_only_left_open() -> None:
    """Whether the judgements agreed says nothing about a level that was not settled."""
    row = words.level("T", record(None, 2), KNOWN)
    assert (row["word"], row["agreement"]) == ("bewusst offen gelassen", "")


def test_what_nobody_put_on_record_was_not_left_open() -> None:
    """To leave something open is an answer of the group; saying nothing is none."""
    silent = record(None, 2) | {"ring": {"T": None}, "agreed_because": {}}
    row = words.level("T", silent, KNOWN)
    assert (row["word"], row["in_ring"]) == ("nichts gemeinsam festgehalten",) * 2
    left_open = words.level("T", silent | {"agreed_because": {"T": ""}}, KNOWN)
    assert left_open["in_ring"] == "bewusst offen gelassen"
    assert words.level("T", record("not_applicable", 2) | {"ring": {"T": None}}, KNOWN)["in_ring"] == "trifft nicht zu"


def test_the_memo_names_in_one_line_what_has_nothing_on_record(db: Any) -> None:
    """What was left open on purpose keeps a row of its own."""
    decision = scene.decided(scene.CONDITIONS)
    first, second = [each for each in decision.record["standings"] if len(each["subject"]) > 1][:2]
    first["agreed"] = second["agreed"] = None
    del decision.record["agreed_because"][first["subject"]]
    pieces = _picture(words.page(decision))
    (depth,) = [piece for piece in pieces if piece["type"] == "depth"]
    assert [row["word"] for row in depth["rows"]].count("bewusst offen gelassen") == 1
    name = in_words(KNOWN.criteria[first["subject"]].name)
    assert {"type": "text", "text": f"Nichts gemeinsam festgehalten: {name}."} in pieces


def test_a_decision_against_the_picture_names_what_was_agreed_at_nothing() -> None:
    """The criterion, not the dimension the group holds to be better."""
    found = [Contradiction("not_in_place", "T")]
    (line,) = words.contradictions(found, {}, {"T": 1, T1.id: 0}, KNOWN)
    assert in_words(T1.name) in line


def test_the_ring_says_that_it_shows_the_lowest(db: Any, client: Client) -> None:
    """Its words say the same as its figure."""
    decision = scene.decided(scene.CONDITIONS)
    client.force_login(scene.leader_of(decision.review))
    assert "Je Dimension die niedrigste gemeinsame Stufe." in client.get(f"/decisions/{decision.pk}/").content.decode()
