"""From an empty installation to a house with people in it, in a real browser, in both languages."""

from typing import Any

import pytest
from playwright.sync_api import expect

from stimmig.people.models import Person
from tests.cast import PASSWORD, sign_in
from tests.conftest import Browsers, axe

WORDS = {
    "de": ("Anfangen", "Jemanden einladen", "Link erstellen", "Festhalten"),
    "en": ("Begin", "Invite somebody", "Make the link", "Keep"),
}


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_house_begins_and_fills(browsers: Browsers, transactional_db: None, language: str) -> None:
    """The leader begins, invites; the invited one comes in by the link; every page on the way is clean."""
    begin, invite, make, keep = WORDS[language]
    leader = browsers.open(locale={"de": "de-DE", "en": "en-GB"}[language])
    leader.goto("/")
    assert axe(leader) == []
    found(leader, language, begin)
    leader.click("summary")
    leader.click(".menu__list a[href='/people/']")
    leader.click(f"text={invite}")
    assert axe(leader) == []
    for name, value in {"name": "Lisa Ebert", "function": "Ausbildung", "email": "lisa@norderdiek.example"}.items():
        leader.fill(f"[name={name}]", value)
    leader.check("[name=role][value=reviewer]")
    leader.click(f"main button:has-text('{make}')")
    assert axe(leader) == []
    link = leader.locator(".copy code").inner_text()
    invited = browsers.open(viewport={"width": 390, "height": 844})
    invited.goto(link)
    assert axe(invited) == []
    invited.fill("[name=password]", PASSWORD)
    invited.click("main button.button")
    invited.wait_for_url("**/")
    assert axe(invited) == []
    leader.goto("/house/profile/")
    assert axe(leader) == []
    leader.fill("[name=value]", "Wir halten Wort.")
    leader.click(f"main button:has-text('{keep}')")
    expect(leader.locator(".message")).to_have_count(1)
    assert browsers.complaints == []


def found(page: Any, language: str, begin: str) -> None:
    """Fill in the first page."""
    page.fill("[name=name]", "Norderdiek Gebäudetechnik")
    page.check(f"[name=language][value={language}]")
    page.fill("[name=leader_name]", "Anke Berger")
    page.fill("[name=leader_function]", "Geschäftsführung")
    page.fill("[name=email]", "anke@norderdiek.example")
    page.fill("[name=password]", PASSWORD)
    page.click(f"main button:has-text('{begin}')")
    page.wait_for_url("**/")


def test_signing_in_and_out_again(page: Any, berger: Person) -> None:
    """The real pages, with what they say when a password is wrong; nothing typed is lost but the password."""
    page.goto("/accounts/login/")
    assert axe(page) == []
    page.fill("[name=login]", berger.email)
    page.fill("[name=password]", "falsch")
    page.click("main button.button")
    assert axe(page) == []
    assert "gehören nicht zusammen" in page.inner_text(".errors")
    assert page.input_value("[name=login]") == berger.email
    sign_in(page, berger)
    page.click("summary")
    page.click(".menu__list button")
    page.wait_for_url("**/accounts/login/")
