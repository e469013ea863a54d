"""The four fields follow what is typed, and need no script to be there."""

from django.urls import reverse

from tests.cast import sign_in


def test_the_figure_follows_the_form(browsers, berger):
    """A touchpoint appears in its field while it is being named; an open table stays open."""
    page = browsers.open()
    sign_in(page, berger)
    page.goto(reverse("gallery_redraw"))
    page.click("[data-figure] summary")
    page.fill("#name", "Reklamation am Sonntag")
    page.wait_for_selector("[data-figure] tbody >> text=Reklamation am Sonntag")
    assert page.locator("[data-figure]").count() == 1
    assert page.locator("[data-figure] details").get_attribute("open") is not None
    assert browsers.complaints == []


def test_without_script_the_figure_stands_there(browsers, berger):
    """Script improves a page that already works."""
    page = browsers.open(java_script_enabled=False)
    sign_in(page, berger)
    page.goto(reverse("gallery_redraw"))
    assert page.locator("[data-figure] svg").count() == 2
    assert not page.locator("[data-copy]").is_visible()


def test_a_link_is_copied_in_full(browsers, berger):
    """The whole address lands on the clipboard, and the button says so."""
    page = browsers.open(permissions=["clipboard-read", "clipboard-write"])
    sign_in(page, berger)
    page.goto(reverse("gallery_redraw"))
    page.click("[data-copy]")
    page.wait_for_selector("text=Kopiert")
    assert page.evaluate("navigator.clipboard.readText()") == f"{browsers.base_url}/ui/"
