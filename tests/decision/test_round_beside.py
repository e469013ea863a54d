"""Whoever signs while a round is still being judged reads so first; it then ends unseen."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from stimmig.people.models import Person
from stimmig.review import actions as review
from stimmig.review.models import Review
from tests.cast import PASSWORD
from tests.decision import scene


def second(of: Review, by: Person) -> Any:
    due_on = timezone.localdate() + timedelta(days=3)
    return review.open_second_round(review=of, subjects=["T"], due_on=due_on, by=by, at=timezone.now())


def test_the_page_says_that_a_round_is_open(db: Any, client: Client, claussen: Person) -> None:
    """Until when, who has handed in, and where one can end it."""
    of = scene.written()
    client.force_login(scene.leader_of(of))
    page = f"/reviews/{of.pk}/decision/check/"
    assert "Eine Runde läuft noch" not in client.get(page).text
    round = second(of, claussen)
    shown = client.get(page).text
    for words in ("Eine Runde läuft noch", "Bisher hat niemand abgegeben.", f'href="/reviews/{of.pk}/"'):
        assert words in shown
    review.abandon(round=round, reason="Niemand da.", by=claussen, at=timezone.now())
    assert "Eine Runde läuft noch" not in client.get(page).text


def test_a_round_that_began_meanwhile_is_read_before_the_signature(db: Any, client: Client, claussen: Person) -> None:
    """What was read is no longer how things stand."""
    of = scene.written()
    client.force_login(scene.leader_of(of))
    read = scene.seen(of)
    second(of, claussen)
    answer = client.post(f"/reviews/{of.pk}/signatures/", {"password": PASSWORD, "read": read})
    assert answer.status_code == 409
    assert "wurde eine Runde eröffnet, aufgedeckt oder beendet" in answer.text
    again = client.post(f"/reviews/{of.pk}/signatures/", {"password": PASSWORD, "read": scene.seen(of)})
    assert again.status_code == 302


def test_whoever_decides_anew_hears_no_more_of_it(db: Any, client: Client, claussen: Person) -> None:
    """It ended with the signature."""
    of = scene.written()
    client.force_login(scene.leader_of(of))
    second(of, claussen)
    page, said = f"/reviews/{of.pk}/decision/", "Eine Runde läuft noch"
    assert said in client.get(page).text
    scene.sign(of)
    scene.write(of, "outcome", {"outcome": "decline"})
    shown = client.get(page)
    assert shown.context["tasks"]
    assert said not in shown.text
