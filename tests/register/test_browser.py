"""The register in a real browser: rows without a new page, a figure that follows, the phone, and no barrier."""

from pathlib import Path
from typing import Any

from django.utils import timezone
from playwright.sync_api import expect

from stimmig.register import actions
from tests import cast
from tests.conftest import Browsers, axe
from tests.register.conftest import taken_in
from tests.register.test_files import FAULTY


def test_the_pages_that_refuse_put_up_no_barrier(browsers: Browsers, tmp_path: Path) -> None:
    """A faulty file, and a part two people wrote: axe finds nothing, a phone is wide enough, both go into one."""
    berger, page = cast.person("berger"), browsers.open(viewport={"width": 320, "height": 700})
    use = taken_in("telephone-assistant", berger)
    cast.sign_in(page, berger)
    page.goto("/use-cases/import/")
    (tmp_path / "faulty.yaml").write_bytes(FAULTY)
    page.set_input_files("[name=file]", tmp_path / "faulty.yaml")
    page.get_by_role("button", name="Aufnehmen").click()
    page.locator(".faults").wait_for()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(f"/use-cases/{use.pk}/changes/")
    part = {"changes": {"communication": "Bisher das Band."}}
    actions.change(use_case=use, part=part, by=cast.person("claussen"), at=timezone.now())
    page.fill("[name=communication]", "Bisher wir.")
    page.get_by_role("button", name="Speichern und weiter").click()
    page.locator(".conflict").wait_for()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not page.locator("[name=other-0]").is_visible()
    page.locator("[name=choose-0][value=other]").check()
    page.fill("[name=other-0]", "Bisher beides.")
    page.get_by_role("button", name="So speichern").click()
    page.wait_for_url(f"**/use-cases/{use.pk}/profile/")
    use.refresh_from_db()
    assert use.file["changes"]["communication"] == "Bisher beides."


def test_a_touchpoint_is_described_without_a_new_page(page: Any) -> None:
    """Add a row, type, watch the figure, remove a row, save: by keyboard, in one page."""
    berger = cast.person("berger")
    use = actions.create(title="Chat", occasion="Niemand da.", by=berger, at=timezone.now())
    cast.sign_in(page, berger)
    page.goto(f"/use-cases/{use.pk}/touchpoints/")
    page.fill("[name=touchpoint-0-name]", "Beschwerde")
    page.get_by_role("button", name="Noch ein Kontaktpunkt").press("Enter")
    assert page.evaluate("document.activeElement.name") == "touchpoint-1-name"
    page.keyboard.type("Termin")
    page.locator("[name=touchpoint-0-kind][value=relational]").press(" ")
    page.select_option("[name=touchpoint-0-automation]", "auto")
    page.locator("[data-fault=machine]").first.wait_for(state="attached")
    page.get_by_role("button", name="Entfernen Kontaktpunkt 2").click()
    expect(page.locator("[data-row]:visible")).to_have_count(1)
    page.fill("[name=touchpoint-0-reason]", "Wer sich ärgert, will gehört werden.")
    page.get_by_role("button", name="Speichern und zum Vorhaben").click()
    page.wait_for_url(f"**/use-cases/{use.pk}/")
    use.refresh_from_db()
    (point,) = use.file["touchpoints"]
    assert (point["name"], point["kind"], point["automation"]) == ("Beschwerde", "relational", "auto")


def test_what_was_wrong_is_no_longer_said_of_what_is_right(page: Any) -> None:
    """A faulty number put right: its message goes with it, before anything is sent."""
    berger = cast.person("berger")
    use = actions.create(title="Chat", occasion="Niemand da.", by=berger, at=timezone.now())
    cast.sign_in(page, berger)
    page.goto(f"/use-cases/{use.pk}/touchpoints/")
    page.fill("[name=touchpoint-0-name]", "Beschwerde")
    page.fill("[name=touchpoint-0-contacts_per_month]", "viele")
    page.get_by_role("button", name="Speichern und zum Vorhaben").click()
    page.locator(".errors").wait_for()
    page.get_by_role("button", name="Noch ein Kontaktpunkt").click()
    page.fill("[name=touchpoint-0-contacts_per_month]", "40")
    expect(page.locator(".errors, .field__error")).to_have_count(0)


def test_enter_saves_and_removes_nothing(page: Any) -> None:
    """The Enter key presses the button that saves, not the first one that removes."""
    berger = cast.person("berger")
    use = taken_in("telephone-assistant", berger)
    cast.sign_in(page, berger)
    page.goto(f"/use-cases/{use.pk}/touchpoints/")
    page.locator("[name=touchpoint-0-name]").press("Enter")
    page.wait_for_url(f"**/use-cases/{use.pk}/")
    before = len(use.file["touchpoints"])
    use.refresh_from_db()
    assert len(use.file["touchpoints"]) == before


def test_a_question_is_answered_on_a_phone_without_an_account(browsers: Browsers) -> None:
    """The link is copied, opened on a phone by somebody unknown to the house, and answered."""
    berger = cast.person("berger")
    use = actions.create(title="Chat", occasion="Niemand da.", by=berger, at=timezone.now())
    page = browsers.open()
    cast.sign_in(page, berger)
    page.goto(f"/use-cases/{use.pk}/facts/logging/")
    page.fill("[name=passed_to]", "Robert Sievers")
    page.get_by_role("button", name="Link erstellen").click()
    link = page.locator(".copy code").inner_text()
    phone = browsers.open(viewport={"width": 390, "height": 800})
    phone.goto(link)
    assert axe(phone) == []
    phone.locator("[name=logging-value][value=full]").check()
    phone.fill("[name=name]", "Robert Sievers")
    phone.get_by_role("button", name="Antwort abschicken").click()
    expect(phone.locator("h1")).to_contain_text("angekommen")
    use.refresh_from_db()
    assert use.facts == {"logging": "full"}
