"""What became of one customer: answered by an AI, then by a human, heard, given their file, and forgotten.

In three windows on `stimmig demo` as it starts by itself: the customer's chat page, the public pages of the house,
and the desk.
"""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from stimmig.gateway.demo.cues import ELSE
from tests.cast import sign_in
from tests.conftest import Browsers
from tests.journeys.demo import Demo, running
from tests.journeys.steps import PHONE

ASKED = "Wann wird meine Heizung gewartet?"
HELPED = "Guten Tag, hier ist Jule Petersen. Ich trage den dritten Mai für Sie ein."
COMPLAINT = "Die KI hat mich dreimal nach der Kundennummer gefragt."
PETERSEN = SimpleNamespace(email="jule.petersen@norderdiek.example")


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    with running(tmp_path / "demo") as found:
        yield found


@pytest.fixture
def windows(chromium: Any, demo: Demo) -> Iterator[Browsers]:
    """Windows on the demo."""
    opened = Browsers(chromium, demo.house)
    yield opened
    opened.close()
    assert (opened.foreign, opened.complaints) == ([], [])


@pytest.mark.journey
@pytest.mark.looks  # the demo has a database of its own, whatever the tests run on
def test_one_customer_from_the_chat_to_the_erasure(windows: Browsers, demo: Demo, tmp_path: Path) -> None:
    """Ask, see the notice, be served by a human, complain, get the file, verify it, erase it, verify the rest."""
    customer, desk = windows.open(**PHONE), windows.open()
    ask(customer, demo)
    serve(desk, customer)
    say_how_it_was(customer)
    complain(customer, demo)
    conversation = of_the_complaint(desk)
    file = case_file(desk, tmp_path)
    assert desk.url == conversation
    with ZipFile(file) as archive:
        archive.extract("schluessel.txt", tmp_path)
        assert HELPED in archive.read("fall.json").decode()
    demo.verify(str(file), "--key", str(tmp_path / "schluessel.txt"))
    erase(desk, conversation)
    demo.verify()


def ask(customer: Any, demo: Demo) -> None:
    """The notice stands above the talk and before the first answer; a human is one button away."""
    customer.goto(demo.chat)
    assert "Hier antwortet eine KI." in customer.inner_text(".notice")
    customer.fill("#text", ASKED)
    customer.click(".send")
    customer.get_by_text(ELSE.de[-40:]).wait_for()
    assert "KI" in customer.inner_text(".line--ai span").split("\n\n")[0]
    customer.click(".wish")
    customer.get_by_text("Ein Mensch ist angefragt.").wait_for()


def serve(desk: Any, customer: Any) -> None:
    """Somebody takes over and writes; the customer reads it at once, and learns when it is over."""
    sign_in(desk, PETERSEN)  # type: ignore[arg-type]  # the demo's own Jule Petersen, in another database
    desk.goto("/takeovers/")
    desk.click("main a[href^='/takeovers/']")
    with desk.expect_navigation():
        desk.click("form[action$='/acceptances/'] button")
    desk.fill("main [name=text]", HELPED)
    with desk.expect_navigation():
        desk.click(".talk__write .button")
    customer.locator(".line--human", has_text=HELPED).wait_for()
    desk.locator("form[action$='/ends/'] button").click()
    customer.locator("#pulse:not([hidden])").wait_for()


def say_how_it_was(customer: Any) -> None:
    """The one question, without an account."""
    with customer.expect_navigation():
        customer.click("#pulse")
    customer.locator("[name=answer][value=seen]").check(force=True)
    customer.click("main form[method=post] .button")
    customer.get_by_text("Danke").first.wait_for()


def complain(customer: Any, demo: Demo) -> None:
    """From the talk, which is still there, to the public form; and a number for it."""
    customer.goto(demo.chat)
    with customer.expect_navigation():
        customer.click("#concern")
    expect(customer.locator("[name=along]")).to_be_checked()
    customer.fill("[name=happened]", COMPLAINT)
    customer.click("main form[method=post] .button")
    customer.wait_for_url("**/receipts/**")
    expect(customer.locator("main")).to_contain_text("Mitgegeben: Ihr Gespräch")


def of_the_complaint(desk: Any) -> str:
    """From what the customer told us it is one click to the conversation, which names it."""
    desk.goto("/incidents/")
    for link in (COMPLAINT, "Zum Gespräch"):
        with desk.expect_navigation():
            desk.locator("main a", has_text=link).click()
    expect(desk.locator("main")).to_contain_text(HELPED)
    expect(desk.locator("main a", has_text=COMPLAINT)).to_be_visible()
    return str(desk.url)


def case_file(desk: Any, folder: Path) -> Path:
    """Of the conversation, found by a sentence the customer quotes."""
    desk.goto("/conversations/")
    desk.fill("main [name=text]", ASKED)
    with desk.expect_navigation():
        desk.click("main form[method=post] .button")
    with desk.expect_navigation():
        desk.click("main table a")
    with desk.expect_download() as download:
        desk.click("form[action$='/files/'] .button:not([name])")
    download.value.save_as(folder / "akte.zip")
    return folder / "akte.zip"


def erase(desk: Any, conversation: str) -> None:
    """It proves what they complained of, and is kept for that; they want it gone all the same, and nothing is left."""
    desk.goto(conversation)
    desk.locator("details:has(form[action$='/erasures/']) summary").click()
    desk.locator("[name=asked]").check(force=True)
    with desk.expect_navigation():
        desk.click("form[action$='/erasures/'] .button")
    expect(desk.locator("main")).to_contain_text("Bis dahin ist es gesperrt")
    for name in ("asked", "given_up"):
        desk.locator(f"[name={name}]").check(force=True)
    with desk.expect_navigation():
        desk.click("form[action$='/erasures/'] .button")
    desk.goto(conversation)
    assert HELPED not in desk.content()
    assert "wurde gelöscht" in desk.inner_text("main")
    assert "Nachweis" in desk.inner_text("main")
