"""What a customer wrote is looked for without leaving it behind: in no address, and in no readable row."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from stimmig.operation.models import Conversation
from stimmig.people.models import Person
from tests.operation.talking import WISH

FOUND = "/conversations/found/"


@pytest.fixture
def browser(inspector: Person, client: Client) -> Client:
    """Somebody who looks into conversations, without JavaScript."""
    client.force_login(inspector)
    return client


def test_what_is_sought_is_sent_and_stands_in_no_address(held: Conversation, browser: Client) -> None:
    """Whoever goes back, or loads it again, sees what they had found, with what they had typed."""
    answer = browser.post("/conversations/", {"text": WISH})
    assert (answer.status_code, answer["Location"]) == (302, FOUND)
    for _again in range(2):
        page = browser.get(FOUND).text
        assert (WISH in page, f"/conversations/{held.case}/" in page) == (True, True)
    assert WISH not in browser.get("/conversations/").text


def test_what_rests_in_the_session_cannot_be_read_there(held: Conversation, browser: Client) -> None:
    """A copy of the database says nothing of it."""
    browser.post("/conversations/", {"text": WISH})
    kept = Session.objects.get().get_decoded()["sought"]
    assert not [word for word in WISH.split() if len(word) > 5 and word in kept]  # shorter ones come by chance


def test_an_address_with_a_sentence_looks_for_nothing(held: Conversation, browser: Client) -> None:
    """An old bookmark shows the latest."""
    page = browser.get("/conversations/", {"text": "steht nirgends"})
    assert ("steht nirgends" in page.text, str(held.case) in page.text) == (False, True)


def test_whoever_has_looked_for_nothing_is_led_to_the_form(browser: Client) -> None:
    """Also by a bookmark of what was found."""
    assert browser.get(FOUND)["Location"] == "/conversations/"


def test_a_day_nobody_can_read_is_asked_again(browser: Client) -> None:
    """With what was typed, and nothing is sought."""
    answer = browser.post("/conversations/", {"text": WISH, "since": "gestern"})
    assert (answer.status_code, WISH in answer.text) == (422, True)
    assert browser.get(FOUND).status_code == 302


def test_it_is_sent_by_the_house_alone(inspector: Person) -> None:
    """A page elsewhere cannot look for something here."""
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(inspector)
    assert strict.post("/conversations/", {"text": WISH}).status_code == 403
