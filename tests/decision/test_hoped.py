"""What people hoped for a year ahead becomes an expectation of the decision in one click."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate

from stimmig.review.models import Review, Story
from tests.decision import scene

HOPE = "Niemand wartet mehr als einen Tag auf sein Angebot."


@pytest.fixture
def review(db: Any, client: Client) -> Review:
    """A draft that could be signed, and two stories of how it went."""
    review = scene.written(scene.QUICK)
    client.force_login(scene.leader_of(review))
    Story.objects.create(review=review, kind="glad", text=HOPE)
    Story.objects.create(review=review, kind="wrong", text="Keiner hat es gemerkt.")
    return review


def test_it_is_taken_over_with_a_day_and_offered_no_more(client: Client, review: Review) -> None:
    """A year from now, as the story told it; the words can be sharpened, and what was typed beside it stays."""
    page = f"/reviews/{review.pk}/decision/ahead/"
    shown = client.get(page).content.decode()
    assert HOPE in shown
    assert "Keiner hat es gemerkt." not in shown
    typed = scene.kept(review)["ahead"]
    answer = client.post(page, typed | {"take": "glad0"})
    line = answer.headers["Location"].partition("#")[2]
    kept = scene.kept(review)["ahead"]
    assert kept[f"{line}-text"] == HOPE
    assert kept[f"{line}-due_on"] == (localdate() + timedelta(days=365)).isoformat()
    assert typed.items() <= kept.items()
    assert 'value="glad0"' not in client.get(page).content.decode()


def test_what_nobody_told_is_not_taken_over(client: Client, review: Review) -> None:
    """A key that is none changes nothing."""
    client.post(f"/reviews/{review.pk}/decision/ahead/", scene.kept(review)["ahead"] | {"take": "glad7"})
    assert HOPE not in str(scene.kept(review)["ahead"])


def test_a_no_expects_nothing_of_it(client: Client, review: Review) -> None:
    """Where nothing begins, nobody will be glad of it."""
    scene.write(review, "outcome", scene.kept(review)["outcome"] | {"outcome": "decline"})
    assert HOPE not in client.get(f"/reviews/{review.pk}/decision/ahead/").content.decode()
