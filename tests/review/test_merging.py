"""Two who write down what the group said: whoever comes second reads the other word and chooses."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from stimmig.core.errors import Refusal
from stimmig.review import actions, queries
from stimmig.review.models import AgreedLevel, Opinion
from tests.cast import person
from tests.reading_forms import form_with
from tests.review.scene import AFTER, opened, revealed
from tests.review.test_foresight import foreseen

pytestmark = pytest.mark.usefixtures("cast")


def at(who: str) -> Client:
    client = Client()
    client.force_login(person(who))
    return client


def test_two_agreed_levels_are_asked_as_a_whole(db: Any) -> None:
    """A level and its reason are one word; nothing is written before the choice, both words stay on record."""
    review, visit = revealed(), at("claussen")
    address = f"/reviews/{review.pk}/levels/T/"
    page = form_with(visit.get(address).text, "opened")
    actions.agree(
        review=review, subject="T", answer="level", level=2, reason="Man hört es.", by=person("berger"), at=AFTER
    )
    asked = visit.post(address, page | {"answer": "1", "reason": "Zu leise."})
    assert asked.status_code == 409
    for text in ("Man hört es.", "Zu leise.", "Anke Berger", "Tragfähig"):
        assert text in asked.text
    assert AgreedLevel.objects.filter(subject="T").count() == 1
    assert visit.post(address, form_with(asked.text, "meanwhile") | {"all-of": "mine"}).status_code == 302
    assert queries.latest_agreed(review)["T"].reason == "Zu leise."


def test_in_the_meeting_it_is_asked_as_well(db: Any) -> None:
    """Whoever writes on the projector meets what was written at the desk; taking it writes nothing new."""
    review, visit = revealed(), at("claussen")
    address = f"/reviews/{review.pk}/meeting/T/"
    page = form_with(visit.get(address).text, "opened")
    actions.agree(
        review=review, subject="T", answer="level", level=2, reason="Man hört es.", by=person("berger"), at=AFTER
    )
    asked = visit.post(address, page | {"answer": "1", "reason": "Zu leise."})
    assert asked.status_code == 409
    visit.post(address, form_with(asked.text, "meanwhile") | {"all-of": "theirs"})
    assert queries.latest_agreed(review)["T"].reason == "Man hört es."
    assert AgreedLevel.objects.filter(subject="T").count() == 1


def test_an_action_refuses_what_is_no_longer_the_latest_word(db: Any) -> None:
    """Of two at the same moment the second is stopped under the lock."""
    review, said = revealed(), {"subject": "T", "answer": "level", "level": 2, "reason": "Ja.", "at": AFTER}
    first = actions.agree(review=review, by=person("berger"), known=0, **said)
    with pytest.raises(Refusal, match="stale"):
        actions.agree(review=review, by=person("claussen"), known=0, **said)
    actions.agree(review=review, by=person("claussen"), known=first.pk, **said)


def test_two_opinions_written_down_are_asked(db: Any) -> None:
    """Who said what, and when, is one answer."""
    review, visit = opened(), at("claussen")
    address = f"/reviews/{review.pk}/opinions/{Opinion.Of.values[0]}/"
    page = form_with(visit.get(address).text, "opened")
    actions.keep_opinion(
        review=review, of=Opinion.Of.values[0], kind="not_asked", text="Niemand da.", by=person("berger"), at=AFTER
    )
    typed = {"kind": "asked", "who": "Zwölf Stammkunden", "on": timezone.localdate().isoformat()}
    asked = visit.post(address, page | typed)
    assert asked.status_code == 409
    assert "Niemand da." in asked.text
    assert "Zwölf Stammkunden" in asked.text
    assert visit.post(address, form_with(asked.text, "meanwhile") | {"choose-0": "mine"}).status_code == 302
    assert queries.latest_opinions(review)[Opinion.Of.values[0]].who == "Zwölf Stammkunden"


def test_stories_grouped_by_two_come_together(db: Any) -> None:
    """Each put another story into a group: both stand."""
    review, visit = foreseen(), at("claussen")
    address = f"/reviews/{review.pk}/stories/"
    one, other = [story.pk for story in queries.stories(review).filter(kind="wrong")][:2]
    page = form_with(visit.get(address).text, "opened")
    actions.group(review=review, names={one: "Nachts"}, by=person("berger"), at=AFTER)
    assert visit.post(address, page | {f"story-{other}": "Zusagen"}).status_code == 302
    assert {each.name for each in queries.story_groups(review)} == {"Nachts", "Zusagen"}
