"""The pictures of the handbook, taken from the example company: `make pictures` puts them where they are shown.

Taken with every run, so that none can show a page that is gone; kept only where STIMMIG_PICTURES says so.
"""

import os
import re
from pathlib import Path
from typing import Any

import pytest

import stimmig
from tests.conftest import Browsers
from tests.journeys.addresses import AVATAR, QUOTATIONS, TELEPHONE, Visit, decision_of, review_of, round_of, tell, use
from tests.journeys.test_every_page import session

HANDBOOK = Path(stimmig.__file__).parents[1] / "docs" / "handbuch"
DESK: dict[str, Any] = {"viewport": {"width": 1120, "height": 940}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 780}}
PICTURES = {
    "touchpoints": (Visit("use_case_touchpoints", "albers", use(TELEPHONE)), DESK),
    "question": (Visit("question", "vogt", round_of(TELEPHONE, "T")), PHONE),
    "picture": (Visit("picture", "claussen", review_of(AVATAR)), DESK),
    "meeting": (Visit("meeting_subject", "claussen", review_of(AVATAR, "E4")), DESK),
    "decision": (Visit("decision", of=decision_of(QUOTATIONS)), DESK),
}


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_handbook_shows_what_there_is(language: str) -> None:
    """Every picture it names is taken here, and every picture taken is named."""
    chapters = [path.read_text("utf-8") for path in (HANDBOOK / language).glob("*.md")]
    shown = {name for text in chapters for name in re.findall(rf"\.\./bilder/{language}/([a-z-]+)\.png", text)}
    assert shown == set(PICTURES)
    assert {path.stem for path in (HANDBOOK / "bilder" / language).glob("*.png")} == set(PICTURES)


def test_each_picture_can_be_taken(browsers: Browsers, live_server: Any, settings: Any, tmp_path: Path) -> None:
    """In both languages, in daylight, as somebody of the example company sees it."""
    tell()
    folder = Path(os.environ.get("STIMMIG_PICTURES") or tmp_path)
    for language in ("de", "en"):
        (folder / language).mkdir(parents=True, exist_ok=True)
        for name, (visit, size) in PICTURES.items():
            page = browsers.open(color_scheme="light", **size)
            cookies = {settings.LANGUAGE_COOKIE_NAME: language, settings.SESSION_COOKIE_NAME: session(visit.who)}
            page.context.add_cookies([{"name": k, "value": v, "url": browsers.base_url} for k, v in cookies.items()])
            assert page.goto(visit.path).status == visit.status
            page.screenshot(path=folder / language / f"{name}.png")
            page.context.close()
