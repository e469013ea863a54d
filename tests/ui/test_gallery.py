"""Every component, in every example, can be used by everyone."""

import pytest
from django.urls import reverse

from stimmig.ui.examples import ALL
from tests.cast import sign_in
from tests.conftest import axe

# The gallery shows every example on one page; a page with one of them alone, and the frames that are no examples.
PAGES = [reverse(name) for name in ("gallery", "gallery_question", "gallery_plain", "gallery_redraw")]
PAGES += [reverse("gallery_example", args=["type"])]
OVERFLOWS = """() => [...document.querySelectorAll("main *, header *, footer *")]
    .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(e => e.outerHTML.slice(0, 120))"""
SMALL = """() => [...document.querySelectorAll("a, button, summary, input, select, textarea")]
    .filter(e => e.offsetParent && !e.closest("p, li, dd, td, th, .visually-hidden"))
    .map(e => [e.closest("label") ?? e, e.outerHTML.slice(0, 120)])
    .filter(([e]) => Math.min(e.getBoundingClientRect().width, e.getBoundingClientRect().height) < 24)
    .map(([, html]) => html)"""
STOP = """() => {
    const { left, top, width } = document.activeElement.getBoundingClientRect()
    const place = document.activeElement.closest("header, main, footer")?.localName
    return [place, Math.round(top / 24), Math.min(width, innerWidth - left)]
}"""


@pytest.fixture
def window(browsers, berger):
    """Opens a window in which Anke Berger is signed in."""

    def opened(**options):
        page = browsers.open(**options)
        sign_in(page, berger)
        return page

    return opened


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(window, browsers, scheme):
    """No rule is switched off, light and dark."""
    page = window(color_scheme=scheme)
    faults = {}
    for path in PAGES:
        assert page.goto(path).ok, path
        if found := axe(page):
            faults[path] = found
    assert faults == {}
    assert browsers.complaints == []  # the strict content security policy among them


@pytest.mark.parametrize("width", [320, 390, 768])
def test_nothing_leaves_the_page_on_a_small_screen(window, width):
    """Reflow down to 320 px, without a hyphenation dictionary."""
    page = window(viewport={"width": width, "height": 800})
    for path in PAGES:
        assert page.goto(path).ok, path
        assert page.evaluate(OVERFLOWS) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path


def test_targets_are_large_enough(window):
    """At least 24 px each way, except within a sentence."""
    page = window(viewport={"width": 390, "height": 800})
    for path in PAGES:
        page.goto(path)
        assert page.evaluate(SMALL) == [], path


def test_the_keyboard_is_seen_on_a_phone_and_goes_down_the_page(window):
    """Also over a row that stands below another one, and on a step of which a phone shows only its stroke."""
    page = window(viewport={"width": 390, "height": 800})
    page.goto(reverse("gallery_example", args=["way"]))
    stops = []
    while not stops or stops[-1][0] != "footer":
        page.keyboard.press("Tab")
        stops.append(page.evaluate(STOP))
    assert [top for place, top, _ in stops if place == "header"] == sorted(t for p, t, _ in stops if p == "header")
    assert [stop for stop in stops if stop[2] < 24] == []


def test_the_error_summary_has_the_focus(window):
    """Whoever sends an incomplete form hears at once what is open."""
    page = window()
    page.goto(reverse("gallery_example", args=["errors"]))
    assert page.evaluate("document.activeElement.className") == "errors"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "id_name"


def test_the_gallery_is_closed_unless_opened(client, berger, settings):
    """An installation of one's own shows no building kit."""
    import importlib

    import stimmig.urls

    settings.STIMMIG_GALLERY = False
    addresses = importlib.reload(stimmig.urls).urlpatterns
    settings.STIMMIG_GALLERY = True
    importlib.reload(stimmig.urls)
    assert not any(str(address.pattern).startswith("ui/") for address in addresses)


def test_an_unknown_component_is_not_found(client, berger):
    """There is no example without a component."""
    client.force_login(berger)
    assert client.get(reverse("gallery_example", args=["carousel"])).status_code == 404
    assert client.get(reverse("gallery")).status_code == 200


def test_every_component_stands_in_the_gallery_and_on_a_page_of_its_own(client, berger):
    """Nothing is left out where everything is looked at."""
    client.force_login(berger)
    gallery = client.get(reverse("gallery")).content.decode()
    for example in ALL:
        assert f'<section class="stack ruled" id="{example.name}">' in gallery
        alone = client.get(reverse("gallery_example", args=[example.name])).content.decode()
        assert f"<h1>{example.title}</h1>" in alone
