"""Every page can be used by everyone: in both languages, light and dark, on a phone and on a desk."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.conf import settings as product
from django.test import Client

from tests.cast import person
from tests.conftest import AXE, begin_axe, end_axe
from tests.journeys.addresses import ELSEWHERE, EMPTY_HOUSE, FILES, POSTED, TROUBLES, VISITS, Visit, names, tell
from tests.journeys.wording import TEXTS, wrong_in

SCHEMES = {"de": "light", "en": "dark"}  # what axe finds depends on the structure or on the colours, never on both
WIDE, NARROW = 1280, 320
OVERFLOWS = """() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
    [...document.body.querySelectorAll("*")]
    .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(e => e.outerHTML.slice(0, 100)).slice(-3).concat("scrolls sideways")"""
UNFOLD = "() => document.querySelectorAll('details').forEach(each => each.open = true)"
HEADS = "() => [document.documentElement.lang, document.querySelectorAll('h1').length, document.title.trim()]"


def test_every_address_is_visited_or_no_page() -> None:
    """A new address comes with a visit, or with a reason why nobody visits it."""
    visited = {visit.name for visit in VISITS + EMPTY_HOUSE}
    known = [*visited, *FILES, *POSTED, *ELSEWHERE]
    assert sorted(known) == sorted(set(names()))


@pytest.mark.django_db
def test_what_is_no_page_is_a_file_or_takes_only_what_is_sent(settings: Any) -> None:
    """Nothing hides behind the list of exceptions."""
    tell()
    client = Client()
    client.force_login(person("berger"))
    for visit, kind in FILES.values():
        response = client.get(visit.path)
        assert (response.status_code, response["Content-Type"]) == (200, kind), visit.name
    for name, of in POSTED.items():
        assert client.get(Visit(name, of=of).path).status_code == 405, name


@pytest.mark.django_db
def test_every_page_answers(client: Client) -> None:
    """On either database, whoever opens it gets the page in their language, with the status it promises."""
    tell()
    asked = [(visit, language) for visit in VISITS for language in SCHEMES]
    answers = [opened(client, visit, language) for visit, language in asked]
    said = [
        (visit.path, each.status_code, each["Content-Language"])
        for (visit, _), each in zip(asked, answers, strict=True)
    ]
    assert said == [(visit.path, visit.status, language) for visit, language in asked]


def opened(client: Client, visit: Visit, language: str) -> Any:
    """What an address answers to one of the cast."""
    client.logout()
    client.cookies[product.LANGUAGE_COOKIE_NAME] = language
    if visit.who:
        client.force_login(person(visit.who))
    return client.get(visit.path)


class Inspector:
    """Walks through pages in one language and one colour scheme and writes down what is not as it should be."""

    def __init__(self, browsers: Any, url: str, language: str) -> None:
        self.browsers, self.url, self.language = browsers, url, language
        look = {"color_scheme": SCHEMES[language], "reduced_motion": "reduce"}
        self.page = browsers.open(viewport={"width": WIDE, "height": 900}, **look)
        self.page.add_init_script(AXE)  # by the browser itself: half a megabyte need not be sent for each page
        self.found: dict[str, list[str]] = {}
        self.at = ""

    def visit(self, visit: Visit) -> None:
        """Open a page and look at everything but what axe sees; axe has begun when this returns."""
        self.leave()
        self._be(visit.who)
        self.at = f"{self.language} {visit.path} ({visit.who or 'nobody'})"
        self.found[self.at] = list(self._faults(visit))
        begin_axe(self.page)

    def leave(self) -> None:
        """Take what axe has found on the page one was on."""
        if self.at:
            self.found[self.at] += end_axe(self.page)

    def faults(self) -> list[str]:
        """Everything that was found, each with its page."""
        self.leave()
        return [f"{page}: {fault}" for page, found in self.found.items() for fault in found]

    def _be(self, who: str) -> None:
        cookies = {product.LANGUAGE_COOKIE_NAME: self.language}
        if who:
            cookies[product.SESSION_COOKIE_NAME] = session(who)
        self.page.context.clear_cookies()
        self.page.context.add_cookies([{"name": k, "value": v, "url": self.url} for k, v in cookies.items()])

    def _faults(self, visit: Visit) -> Iterator[str]:
        response = self.page.goto(visit.path)
        if (response.status, self.page.url) != (visit.status, self.url + visit.path):
            yield f"answers {response.status} at {self.page.url}"
        self.page.evaluate(UNFOLD)
        yield from self._head()
        yield from wrong_in(self.language).among(self.page.evaluate(TEXTS))
        yield from self._overflows()
        yield from self._complaints(visit)

    def _head(self) -> Iterator[str]:
        lang, headings, title = self.page.evaluate(HEADS)
        if lang != self.language:
            yield f"says its language is {lang}"
        if headings != 1:
            yield f"has {headings} first headings"
        if not title:
            yield "has no title"

    def _overflows(self) -> Iterator[str]:
        for width in (NARROW, WIDE):
            self.page.set_viewport_size({"width": width, "height": 900})
            yield from (f"{width} px: {fault}" for fault in self.page.evaluate(OVERFLOWS))

    def _complaints(self, visit: Visit) -> Iterator[str]:
        said, self.browsers.complaints[:] = list(self.browsers.complaints), []
        yield from (each for each in said if visit.status == 200 or f"status of {visit.status}" not in each)


def session(who: str) -> str:
    """The cookie of somebody who has signed in."""
    client = Client()
    client.force_login(person(who))
    return str(client.cookies[product.SESSION_COOKIE_NAME].value)


def walk(visits: Iterable[Visit], browsers: Any, url: str) -> list[str]:
    """Go through all pages in both languages at once: while axe looks at one, the other is opened.

    An address that is visited again, for another state of its page, is visited in one language, in turns.
    """
    inspectors = [Inspector(browsers, url, language) for language in SCHEMES]
    known: set[str] = set()
    for number, visit in enumerate(visits):
        for inspector in inspectors if visit.name not in known else [inspectors[number % 2]]:
            inspector.visit(visit)
        known.add(visit.name)
    return [fault for inspector in inspectors for fault in inspector.faults()]


def good(faults: list[str]) -> None:
    """Fail with everything that is wrong, not with its beginning."""
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


def test_every_page_is_good_for_everybody(browsers: Any, live_server: Any) -> None:
    """Nothing axe finds, nothing that overflows, no foreign request, no complaint, one heading, one language."""
    tell()
    good(walk(VISITS, browsers, live_server.url))


def test_an_empty_installation_is_good_for_everybody(browsers: Any, live_server: Any) -> None:
    """The first page of all."""
    good(walk(EMPTY_HOUSE, browsers, live_server.url))


def test_what_is_said_when_something_goes_wrong(browsers: Any, live_server: Any, settings: Any, house: Any) -> None:
    """A fault of ours, a form that was open too long, too many attempts: pages like all others."""
    settings.ROOT_URLCONF = "tests.journeys.troubles"
    good(walk(TROUBLES, browsers, live_server.url))
