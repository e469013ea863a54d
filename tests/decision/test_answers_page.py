"""However much weighs, the page of answers stays one that can be read: a few open, all others one line each."""

from typing import Any

import pytest
from django.test import Client

from stimmig.decision import drafting
from stimmig.review.models import Review
from tests.decision import scene

Rows = list[dict[str, Any]]


@pytest.fixture
def review(db: Any, client: Client) -> Review:
    """A review with ten things that weigh, and its leader signed in."""
    review = scene.reviewed(scene.WAITING)
    client.force_login(scene.leader_of(review))
    return review


def shown(client: Client, review: Review, query: str = "") -> Any:
    return client.get(f"/reviews/{review.pk}/decision/answers/{query}")


def rows(client: Client, review: Review) -> Rows:
    found: Rows = shown(client, review).context["answers"]
    return found


def opened(client: Client, review: Review) -> list[int]:
    return [row["number"] for row in rows(client, review) if row["open"]]


def answer(review: Review, row: dict[str, Any], **said: str) -> None:
    """Say something to one of them, beside what is said already."""
    before = scene.kept(review).get("answers", {})
    scene.write(review, "answers", before | {f"{row['form'].prefix}-{name}": text for name, text in said.items()})


def test_what_weighs_most_is_open_and_the_rest_a_line_each(client: Client, review: Review) -> None:
    """Three at a time, the heaviest first; nothing is left out of the form."""
    assert len(rows(client, review)) == 10
    assert opened(client, review) == [1, 2, 3]
    page = shown(client, review).content.decode()
    assert page.count('<details class="answer"') == 10
    assert all(f'name="{row["form"].prefix}-text"' in page for row in rows(client, review))
    assert page.count("noch ohne Antwort") == 10


def test_what_is_answered_folds_and_the_next_opens(client: Client, review: Review) -> None:
    """Its line says what was answered."""
    answer(review, rows(client, review)[0], kind="reason", text="Wir tragen es für drei Filme.")
    assert opened(client, review) == [2, 3, 4]
    assert "Begründung: Wir tragen es für drei Filme." in shown(client, review).content.decode()


def test_half_an_answer_stays_open(client: Client, review: Review) -> None:
    """Wherever it stands: what somebody has begun is in sight until it is whole."""
    answer(review, rows(client, review)[8], kind="condition", text="Mit Namen")
    assert opened(client, review) == [1, 2, 3, 9]


def test_a_condition_is_suggested_once_and_says_what_it_is_about(client: Client, review: Review) -> None:
    """At the first finding of its criterion, with its name and the numbers of the others it would answer."""
    found = rows(client, review)
    suggested = [row for row in found if row.get("suggestion")]
    sentences = [row["suggestion"]["sentence"] for row in suggested]
    assert len(set(sentences)) == len(sentences)
    several = next(row for row in suggested if row["also"])
    like = [row["number"] for row in found if row["criterion"] == several["criterion"]]
    assert like == [several["number"], *several["also"]]
    page = shown(client, review).content.decode()
    assert several["suggestion"]["about"] in page
    assert f"Sie wäre auch die Antwort auf Punkt {several['also'][0]}." in page


def test_one_click_answers_all_it_would_answer(client: Client, review: Review) -> None:
    """One condition comes of it, with its criterion; whatever was answered otherwise stays."""
    found = rows(client, review)
    several = next(row for row in found if row.get("also"))
    prefix = several["form"].prefix
    taken = client.post(f"/reviews/{review.pk}/decision/answers/", {"take": prefix})
    assert taken.url.endswith(f"?open={prefix}#{prefix}")
    decided = drafting.read(scene.kept(review), scene.queries.grounds(review))
    assert len(decided.answers) == 1 + len(several["also"])
    (condition,) = decided.all_conditions
    assert condition.criterion == several["criterion"]
    assert len(condition.because) == len(decided.answers)
    assert f'id="{prefix}" open' in shown(client, review, f"?open={prefix}").content.decode()


def test_what_was_answered_otherwise_is_not_taken_over(client: Client, review: Review) -> None:
    """A suggestion fills in what is empty, and the one it was taken at."""
    found = rows(client, review)
    several = next(row for row in found if row.get("also"))
    other = found[several["also"][0] - 1]
    answer(review, other, kind="reason", text="Das tragen wir.")
    kept = scene.kept(review)["answers"]
    client.post(f"/reviews/{review.pk}/decision/answers/", kept | {"take": several["form"].prefix})
    kept = scene.kept(review)["answers"]
    assert kept[f"{other['form'].prefix}-text"] == "Das tragen wir."
    assert kept[f"{several['form'].prefix}-kind"] == "condition"


def test_the_rest_is_a_line_each(client: Client, review: Review) -> None:
    """What does not weigh is read, not worked through."""
    others = shown(client, review).context["others"]
    assert len(others) == 7
    assert all(isinstance(line, str) for line in others)
