"""What became of it can be read on every screen by whoever told us."""

from typing import Any

import pytest

from tests.operation.incidents import say, told

pytestmark = pytest.mark.usefixtures("transactional_db")


def test_the_answer_has_more_room_than_its_label(browsers: Any) -> None:
    """Also beside the longest label, on a desk, a tablet and a phone."""
    page = browsers.open()
    made, token = told()
    say(made, "informed", "compensated")
    for width in (1280, 600, 390):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"/receipts/{token}/")
        label, answer = (page.locator(f".facts > {tag}").last.bounding_box() for tag in ("dt", "dd"))
        assert answer["width"] > label["width"], width
