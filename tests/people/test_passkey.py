"""A passkey from a real browser: made, used to sign in, used to show once more who one is, removed."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator

from stimmig.people.models import Person
from tests.cast import sign_in
from tests.conftest import axe
from tests.people.factor import HERE

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}

pytestmark = pytest.mark.journey


@pytest.fixture
def keyed(page: Any) -> Any:
    """A window with a device that holds passkeys."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    return page


def test_a_passkey_opens_the_house(keyed: Any, albers: Person, browsers: Any) -> None:
    """Set up behind the password, it signs in alone; every page on the way is good for everybody."""
    found: list[str] = []
    sign_in(keyed, albers)
    keyed.goto(HERE + "passkeys/new/")
    keyed.fill("[name=password]", "Nordlicht überm Deich")
    keyed.click("main button.button")
    keyed.wait_for_url("**" + HERE + "passkeys/new/")
    found += axe(keyed)
    keyed.fill("[name=name]", "Laptop im Büro")
    keyed.click("[data-passkey]")
    keyed.wait_for_url("**" + HERE + "codes/")
    found += axe(keyed)
    keyed.goto(HERE)
    assert "Laptop im Büro" in keyed.inner_text("main")
    found += axe(keyed)

    keyed.goto("/accounts/logout/")
    keyed.click("main button.button")
    keyed.wait_for_url("**/accounts/login/**")
    found += axe(keyed)
    keyed.click("[data-passkey=enter]")
    keyed.wait_for_url(lambda url: "/accounts/" not in url)

    keyed.goto(HERE + "passkeys/reauthenticate/?next=" + HERE)
    found += axe(keyed)
    keyed.click("[data-passkey=ask]")
    keyed.wait_for_url(lambda url: urlsplit(url).path == HERE)
    key = Authenticator.objects.get(user=albers, type="webauthn")
    keyed.goto(f"{HERE}passkeys/{key.pk}/")
    keyed.fill("[name=name]", "Telefon")
    with keyed.expect_navigation():
        keyed.click("main button.button")
    keyed.goto(f"{HERE}passkeys/{key.pk}/removals/")
    assert "Telefon" in keyed.inner_text("main")
    found += axe(keyed)
    keyed.click("main button.button")
    keyed.wait_for_url("**" + HERE + "passkeys/")
    assert not Authenticator.objects.filter(user=albers).exists()
    assert (found, browsers.complaints) == ([], [])


def test_as_a_second_factor_it_is_asked_after_the_password(keyed: Any, albers: Person) -> None:
    """Password first, then the device."""
    sign_in(keyed, albers)
    keyed.goto(HERE + "passkeys/new/")
    keyed.fill("[name=password]", "Nordlicht überm Deich")
    keyed.click("main button.button")
    keyed.uncheck("[name=passwordless]")
    keyed.click("[data-passkey]")
    keyed.wait_for_url("**" + HERE + "codes/")
    keyed.goto("/accounts/logout/")
    keyed.click("main button.button")
    keyed.fill("[name=login]", albers.email)
    keyed.fill("[name=password]", "Nordlicht überm Deich")
    keyed.click("main button.button")
    keyed.wait_for_url("**" + HERE + "authenticate/**")
    keyed.click("[data-passkey=ask]")
    keyed.wait_for_url(lambda url: "/accounts/" not in url)
