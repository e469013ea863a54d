"""The picture shows opposite views and the four fields on every screen."""

from typing import Any

import pytest

from tests.cast import person, sign_in
from tests.review.scene import revealed

pytestmark = pytest.mark.usefixtures("transactional_db")


def test_the_first_screen_shows_who_sees_what_and_who_does_what(browsers: Any) -> None:
    """On a desk two opposite sentences stand side by side in view, the four fields beside them."""
    page = browsers.open(viewport={"width": 1280, "height": 800})
    review = revealed()
    sign_in(page, person("claussen"))
    page.goto(f"/reviews/{review.pk}/picture/")
    sides = page.locator(".opposite").first.locator(".opposite__side")
    low, high = (sides.nth(side).locator(".position__text").first.bounding_box() for side in (0, 1))
    assert low["x"] + low["width"] <= high["x"]
    assert max(low["y"] + low["height"], high["y"] + high["height"]) <= 800
    fields = page.locator(".four-fields svg").locator("visible=true").bounding_box()
    assert fields["x"] > high["x"] + high["width"]
    assert fields["y"] < 600


def test_the_four_fields_are_drawn_once_on_every_screen(browsers: Any) -> None:
    """On a phone, a tablet, a desk: never none, never two; and opposite sentences stay side by side."""
    page = browsers.open()
    review = revealed()
    sign_in(page, person("claussen"))
    for width in (390, 620, 820, 1000, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"/reviews/{review.pk}/picture/")
        assert page.locator(".four-fields svg").locator("visible=true").count() == 1, width
        low, high = (page.locator(".opposite__side").nth(n).bounding_box() for n in (0, 1))
        assert low["x"] + low["width"] <= high["x"], width
