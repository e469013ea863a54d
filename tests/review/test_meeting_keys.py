"""The meeting is led by the keyboard alone, and what is typed on the way is still there."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.review.scene import revealed
from tests.review.test_kept import sign_in

pytestmark = pytest.mark.usefixtures("transactional_db")
REASON = "Warum einigen Sie sich darauf?"
SENTENCE = "1. Nachts fehlt der Mensch."


@pytest.fixture
def wall(browsers: Any, live_server: Any) -> Any:
    """A projector that shows where the talk stands."""
    review = revealed({"albers": "20222", "demir": "23222", "brandt": "22222"})
    page = browsers.open(viewport={"width": 1280, "height": 720})
    sign_in(page, "claussen", live_server.url)
    page.goto(f"/reviews/{review.pk}/meeting/")
    return page


def test_a_level_is_agreed_on_without_a_mouse(wall: Any) -> None:
    """To the question, to its fourth part, a level, a reason with a digit in it, and it is written."""
    press(wall, "ArrowRight")
    wall.wait_for_url("**/meeting/R/")
    press(wall, "4", "Space", "ArrowDown")
    expect(wall.get_by_label("Schwach")).to_be_checked()
    wall.get_by_label(REASON).focus()
    wall.keyboard.type(SENTENCE)
    assert wall.get_by_label(REASON).input_value() == SENTENCE
    press(wall, "Tab", "Enter")
    wall.wait_for_url("**/meeting/R/#agreement")
    expect(wall.get_by_text("Festgehalten von")).to_be_visible()


def test_leaving_and_coming_back_loses_nothing(wall: Any) -> None:
    """A sentence nobody has saved yet is back in its field."""
    press(wall, "ArrowRight", "4")
    wall.wait_for_url("**/meeting/R/")
    wall.get_by_label(REASON).fill(SENTENCE)
    press(wall, "Escape", "0")
    wall.wait_for_url("**/meeting/")
    press(wall, "ArrowRight")
    wall.wait_for_url("**/meeting/R/")
    assert wall.get_by_label(REASON).input_value() == SENTENCE


def test_one_key_leads_through_everything(wall: Any) -> None:
    """Whoever holds nothing but a remote control passes every part of every question and arrives at the end."""
    seen = set()
    for _ in range(80):
        seen.add(wall.url.split("/meeting/")[1])
        if "minutes" in wall.url:
            break
        press(wall, "PageDown")
    assert len(seen) == 7


def test_the_keys_can_be_switched_off(wall: Any) -> None:
    """Whoever needs them for something else keeps them off, also on the next page."""
    wall.get_by_role("button", name="Tasten ausschalten").click()
    before = wall.url
    press(wall, "ArrowRight", "0")
    assert wall.url == before
    wall.reload()
    expect(wall.get_by_role("button", name="Tasten einschalten")).to_be_visible()


def press(page: Any, *keys: str) -> None:
    """Press one key after the other, and let the page arrive where each leads."""
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(60)
        page.wait_for_load_state()
