"""The stories in the meeting: read by everybody, grouped and picked by whoever guides, without leaving the wall."""

from typing import Any

import pytest

from stimmig.review import queries
from stimmig.review.models import Review
from tests.review.browsing import at, text
from tests.review.scene import revealed
from tests.review.test_foresight import GLAD, WRONG, foreseen, grouped

pytestmark = pytest.mark.django_db


def page(review: Review) -> str:
    return f"/reviews/{review.pk}/meeting/stories/"


def test_everybody_reads_them_and_whoever_guides_writes() -> None:
    """What went wrong and what made everybody glad; the forms are there for facilitation alone."""
    review = grouped()
    for who, forms in (("claussen", 2), ("albers", 0)):
        shown = text(at(who).get(page(review)))
        assert all(story in shown for story in (*WRONG.values(), GLAD))
        assert shown.count('<form method="post" action="/reviews/') == forms


def test_grouping_and_picking_stay_on_the_wall() -> None:
    """Each leads to the next part of the same screen; what weighs stands in the minutes."""
    review, visit = foreseen(), at("claussen")
    fields = {f"story-{story.pk}": "Nachts kommt keiner" for story in queries.stories(review).filter(kind="wrong")}
    answer = visit.post(f"/reviews/{review.pk}/stories/", fields | {"then": "meeting"})
    assert answer.headers["Location"] == f"{page(review)}#weigh"
    chosen = {"groups": [group.pk for group in queries.story_groups(review)], "then": "meeting"}
    assert visit.post(f"/reviews/{review.pk}/picks/", chosen).headers["Location"] == f"{page(review)}#told"
    assert "Nachts kommt keiner" in text(visit.get(f"/reviews/{review.pk}/meeting/minutes/"))


def test_a_refusal_stays_on_the_wall_too() -> None:
    """With what was typed."""
    review, visit = grouped(), at("claussen")
    said: dict[str, Any] = {f"story-{story.pk}": "x" * 90 for story in queries.stories(review).filter(kind="wrong")}
    answer = visit.post(f"/reviews/{review.pk}/stories/", said | {"then": "meeting"})
    assert answer.status_code == 422
    assert 'class="meeting__leave' in text(answer)
    assert "x" * 90 in text(answer)


def test_the_talk_leads_there_and_on() -> None:
    """After the last question come the stories, then what was agreed; without stories nothing leads there."""
    review = grouped()
    assert page(review) in text(at("albers").get(f"/reviews/{review.pk}/meeting/"))
    agenda = at("albers").get(f"/reviews/{review.pk}/meeting/").context["agenda"]
    assert page(review) in text(at("albers").get(f"/reviews/{review.pk}/meeting/{agenda[-1]['subject']}/"))
    assert f'href="{page(review)}" rel="prev"' in text(at("albers").get(f"/reviews/{review.pk}/meeting/minutes/"))


def test_without_stories_there_is_no_such_screen() -> None:
    """Whoever comes by its address is led to where the talk stands."""
    none = revealed()
    assert page(none) not in text(at("albers").get(f"/reviews/{none.pk}/meeting/"))
    assert at("albers").get(page(none)).headers["Location"] == f"/reviews/{none.pk}/meeting/"
