"""What the leader's own limit answers is worded where it is read: once, and in the language of the reader."""

from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from stimmig.core import decision as core
from stimmig.decision import drafting, queries
from stimmig.decision.words import findings as words
from stimmig.review.models import Review
from stimmig.review.queries import framework
from tests.decision import scene

GERMAN, ENGLISH = "Nach der Einsatzgrenze führt hier ein Mensch.", "By the limit a human leads here."


@pytest.fixture
def review(db: Any, client: Client) -> Review:
    """A review in which a human leads everywhere, as the leader who is signed in confirms it on the German page."""
    review = scene.reviewed(scene.WAITING)
    client.force_login(scene.leader_of(review))
    scene.write(review, "outcome", {"outcome": "pilot"})
    lead(review, "human")
    confirm(client, review)
    return review


def lead(review: Review, mode: str) -> None:
    """Give every touchpoint to the same."""
    scene.write(review, "limits", {f"limits{number}-mode": mode for number in range(9)})


def page(client: Client, review: Review) -> Any:
    return client.get(f"/reviews/{review.pk}/decision/answers/")


def confirm(client: Client, review: Review) -> None:
    """Send the page of answers as it is filled in."""
    fields = [row["form"][name] for row in page(client, review).context["answers"] for name in ("kind", "text")]
    sent = {field.html_name: field.value() or "" for field in fields}
    client.post(f"/reviews/{review.pk}/decision/answers/", sent | {"then": "list"})


def given(review: Review) -> list[core.Answer]:
    """The answers the limit gives, as they would be signed."""
    decided = drafting.read(scene.kept(review), queries.grounds(review))
    return [answer for answer in decided.answers if answer.text == core.BY_LIMIT]


@pytest.mark.parametrize(("language", "here", "other"), [("de", GERMAN, ENGLISH), ("en", ENGLISH, GERMAN)])
def test_it_reads_whole_in_either_language(
    client: Client, review: Review, language: str, here: str, other: str
) -> None:
    """Confirmed in German, it stands on an English page in English, and in the record too, once."""
    answers = given(review)
    assert answers
    with override(language):
        client.cookies["stimmig_language"] = language
        texts = [row["form"]["text"].value() for row in page(client, review).context["answers"]]
        said = words.answers(record_of(review), framework(review))
    assert texts.count(here) == len(answers)
    assert other not in texts
    assert [(each["text"], each["by_limit"]) for each in said if each["text"]] == [(here, "")] * len(answers)


def record_of(review: Review) -> dict[str, Any]:
    """What is written, as it would be signed."""
    basis = queries.grounds(review)
    return core.record(drafting.read(scene.kept(review), basis), basis.picture, {})


def test_the_same_words_are_ones_own_where_no_limit_leads(client: Client, review: Review) -> None:
    """Whoever writes that sentence themselves keeps it, as they wrote it."""
    prefix = next(row["form"].prefix for row in page(client, review).context["answers"])
    lead(review, "ai")
    own = {f"{prefix}-kind": "reason", f"{prefix}-text": GERMAN, "then": "list"}
    client.post(f"/reviews/{review.pk}/decision/answers/", own)
    assert scene.kept(review)["answers"][f"{prefix}-text"] == GERMAN


def test_confirming_it_again_in_another_language_changes_nothing(client: Client, review: Review) -> None:
    """It is kept as the same answer, whichever words were on the page."""
    before = scene.kept(review)["answers"]
    client.cookies["stimmig_language"] = "en"
    confirm(client, review)
    assert scene.kept(review)["answers"] == before


def test_where_the_limit_was_moved_it_answers_nothing_any_more(client: Client, review: Review) -> None:
    """A record never says that a human leads where the leader has given it to the AI."""
    lead(review, "ai")
    assert not given(review)
    texts = [row["form"]["text"].value() for row in page(client, review).context["answers"]]
    assert GERMAN not in texts


def test_the_leaders_own_words_stay_their_own(client: Client, review: Review) -> None:
    """Beside another reason the limit is named, in the language of the page."""
    own = {name: "Frau Lührs ruft an." if text == core.BY_LIMIT else text for name, text in kept(review).items()}
    scene.write(review, "answers", own)
    with override("en"):
        said = [each for each in words.answers(record_of(review), framework(review)) if each["text"]]
    assert {(each["text"], each["by_limit"]) for each in said} == {("Frau Lührs ruft an.", ENGLISH)}


def kept(review: Review) -> dict[str, str]:
    return scene.kept(review)["answers"]
