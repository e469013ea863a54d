"""What is decided is said once what is open was talked about, or was left open on purpose. Otherwise nothing waits."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.core.errors import Incomplete
from stimmig.review import actions as review_actions
from stimmig.review.models import Review
from tests.decision import scene

LATER = "Erst sprechen, dann entscheiden"


@pytest.fixture
def review(db: Any, client: Client) -> Review:
    """A review on which people stand apart and have said nothing together, and its leader signed in."""
    review = scene.reviewed(scene.WAITING)
    client.force_login(scene.leader_of(review))
    return review


def page(client: Client, review: Review, part: str = "") -> Any:
    return client.get(f"/reviews/{review.pk}/decision/{part}")


def test_the_desk_names_what_is_to_be_talked_about_and_who_records_it(client: Client, review: Review) -> None:
    """Each with the way there; the other parts may be prepared meanwhile."""
    for shown in (page(client, review), page(client, review, "outcome/")):
        text = shown.content.decode()
        assert LATER in text
        assert [each["url"] for each in shown.context["unspoken"]]
        assert all(f'href="{each["url"]}"' in text for each in shown.context["unspoken"])
        assert "Henning Claussen oder" in text
    assert page(client, review).context["tasks"][0]["note"] == "erst sprechen"
    assert page(client, review, "ahead/").status_code == 200


def test_one_click_leaves_the_rest_open_and_opens_the_outcome(client: Client, review: Review) -> None:
    """Recorded by whom and when, and the leader is back where they were."""
    way = client.post(f"/reviews/{review.pk}/left-open/", {"then": "decision"})
    assert way.url == f"/reviews/{review.pk}/decision/outcome/"
    shown = client.get(way.url).content.decode()
    assert LATER not in shown
    assert 'name="outcome"' in shown
    word = review.agreed_levels.order_by("pk").last()
    assert word
    assert (word.answer, word.by) == ("open", scene.leader_of(review))


def test_a_word_on_each_opens_it_too(client: Client, review: Review) -> None:
    """A level, that it does not apply, or that it stays open."""
    leader = scene.leader_of(review)
    for each in page(client, review).context["unspoken"]:
        subject = each["url"].split("/")[-2]
        said = {"answer": "level", "level": 1, "reason": "So sehen wir es."}
        review_actions.agree(review=review, subject=subject, by=leader, at=timezone.now(), **said)
    assert LATER not in page(client, review).content.decode()


def test_what_was_typed_meanwhile_is_kept(client: Client, review: Review) -> None:
    """A page left open in another window loses nothing."""
    said = {"outcome": "rework", "sentence": "Wir überarbeiten es."}
    text = client.post(f"/reviews/{review.pk}/decision/outcome/", said).content.decode()
    assert LATER in text
    assert "steht dann wieder da" in text
    assert scene.kept(review)["outcome"]["sentence"] == said["sentence"]


def test_nobody_signs_past_it(review: Review) -> None:
    """The rule holds at the signature too, whatever page was open."""
    scene.write(review, "outcome", {"outcome": "rework"})
    with pytest.raises(Incomplete, match="not_talked_about"):
        scene.sign(review)


def test_where_nothing_is_open_nothing_waits(db: Any, client: Client) -> None:
    """A quick review goes straight to what is decided."""
    review = scene.reviewed(scene.QUICK)
    client.force_login(scene.leader_of(review))
    assert LATER not in page(client, review).content.decode()
    assert 'name="outcome"' in page(client, review, "outcome/").content.decode()
