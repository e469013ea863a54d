"""On paper there is what one reads, and nothing one clicks."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.conf import settings as product
from django.test import Client

from stimmig.people.models import ProfileLine
from tests.cast import person
from tests.journeys.addresses import APPLICANTS, AVATAR, INVOICES, QUOTATIONS, Visit, decision_of, review_of, tell

CLICKED = ".masthead, .footer, .skip, nav, button, .button, form"
PICTURE_SHEETS_MAX = 7  # of twenty questions and everything that is to be cleared up
BARE = """() => [...document.querySelectorAll('details:not([open])')]
    .filter(folded => folded.checkVisibility() && folded.lastElementChild.getBoundingClientRect().height === 0)
    .map(folded => folded.querySelector('summary').textContent)"""
ALONE = "sheet => { while (sheet.nextElementSibling) sheet.nextElementSibling.remove() }"
VISITS = [
    Visit("decision", of=decision_of(QUOTATIONS)),
    Visit("decision", of=decision_of(APPLICANTS)),
    Visit("decision", of=decision_of(INVOICES)),
    Visit("conversation"),
    Visit("picture", of=review_of(AVATAR)),
    Visit("picture", of=review_of(QUOTATIONS)),
    Visit("house_profile"),
]


@pytest.fixture
def printed(browsers: Any, live_server: Any) -> Any:
    """A window of Anke Berger's, as a printer sees it, with the dark scheme she prefers on the screen."""
    tell()
    client = Client()
    client.force_login(person("berger"))
    cookie = {"name": product.SESSION_COOKIE_NAME, "value": client.cookies[product.SESSION_COOKIE_NAME].value}
    page = browsers.open(color_scheme="dark")
    page.context.add_cookies([cookie | {"url": live_server.url}])
    page.emulate_media(media="print", color_scheme="dark")
    return page


def sheets(page: Any) -> int:
    """How many sheets of A4 the page fills."""
    with pikepdf.open(BytesIO(page.pdf(prefer_css_page_size=True))) as paper:
        return len(paper.pages)


def test_decisions_and_pictures_are_made_for_paper(printed: Any) -> None:
    """Nothing to click is printed, ink is dark on white, and what lies on a table or hangs on a wall is one sheet."""
    for visit in VISITS:
        assert printed.goto(visit.path).ok
        assert printed.locator(CLICKED).filter(visible=True).count() == 0, visit.path
        ink, ground = printed.evaluate(
            "() => ['color', 'backgroundColor'].map(k => getComputedStyle(document.body)[k])"
        )
        assert (max(map(int, ink[4:-1].split(", "))) < 80, ground) == (True, "rgb(255, 255, 255)"), visit.path
        assert printed.evaluate(BARE) == [], "a heading without its text"
        if visit.name == "decision":
            printed.locator(".record__sheet").evaluate(ALONE)
        assert sheets(printed) <= (PICTURE_SHEETS_MAX if visit.name == "picture" else 1), visit.path


def test_the_profile_is_printed_in_words(printed: Any) -> None:
    """A leader writes it in fields; on paper stands what they say, and on the screen it stands once."""
    printed.goto(Visit("house_profile").path)
    said = printed.get_by_text(ProfileLine.objects.all()[0].text).filter(visible=True)
    assert said.count() == 1
    printed.emulate_media(media="screen")
    assert printed.locator(".on-paper").filter(visible=True).count() == 0
