"""Signing in by OpenID Connect: a real provider in a second process, a real browser between the two."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.conf import settings as product

from stimmig.ledger.models import Entry
from stimmig.people import actions
from stimmig.people.models import Invitation, Person
from stimmig.providers import origins, providers
from tests.cast import FOUNDED, MEMBERS
from tests.conftest import axe
from tests.people.factor import code, with_app
from tests.people.provider import PASSWORD, SECRET

HERE = Path(__file__).parent.parent.parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def elsewhere(live_server: Any, settings: Any, tmp_path: Path) -> Iterator[str]:
    """The provider, known to the house under the name of Norderdiek."""
    port = free_port()
    said = {
        "STIMMIG_OIDC_URL": f"http://localhost:{port}",
        "STIMMIG_OIDC_SECRET": SECRET,
        "STIMMIG_OIDC_NAME": "Norderdiek",
    }
    settings.OIDC = providers(said)
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": settings.OIDC}}
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    leads = {"form-action": [*policy["form-action"], *origins(said, settings.OIDC)]}
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": policy | leads}
    back = f"{live_server.url}/accounts/oidc/oidc1/login/callback/"
    begin = [sys.executable, "-m", "tests.people.provider", str(tmp_path), str(port), back]
    with subprocess.Popen(begin, cwd=HERE) as process:
        _wait_for(port)
        yield f"http://localhost:{port}"
        process.terminate()


def _wait_for(port: int, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("localhost", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"nobody listens on {port}")


def invited(key: str, by: Person) -> Person:
    """Somebody who was invited and has not come yet."""
    member = {name: MEMBERS[key][name] for name in ("name", "email", "function", "role")}
    return actions.invite(**member, by=by, at=FOUNDED)[0]


def go_there(page: Any, email: str = "") -> None:
    """From our sign-in page to the provider's, and through it; known there, it asks nothing but consent."""
    page.goto("/accounts/login/")
    page.click("text=Mit Norderdiek anmelden")
    if email:
        page.fill("[name=login]", email)
        page.fill("[name=password]", PASSWORD)
        page.click("form.login button, main button, button[type=submit]")
    if page.locator("[name=action][value=grant]").count():
        page.click("[name=action][value=grant]")


@pytest.mark.journey
def test_whoever_was_invited_comes_in(page: Any, elsewhere: str, berger: Person, browsers: Any) -> None:
    """The first time by the verified e-mail, then by the provider's mark; a second factor here is asked as well."""
    albers = invited("albers", berger)
    go_there(page, albers.email)
    page.wait_for_timeout(3000)
    print("AT", page.url, page.inner_text("body")[:600])
    page.wait_for_url(lambda url: elsewhere not in url and "/accounts/" not in url)
    assert albers.name in page.inner_text("header")
    linked = SocialAccount.objects.get(user=albers)
    assert Entry.objects.last().kind == "access.linked"
    assert not Invitation.objects.filter(person=albers, used_at=None, expires_at__gt=linked.date_joined).exists()
    albers.refresh_from_db()
    assert (albers.has_usable_password(), albers.has_come) == (False, True)

    secret = with_app(albers)
    Person.objects.filter(pk=albers.pk).update(email="maike.neu@norderdiek.example")
    page.context.clear_cookies(name=product.SESSION_COOKIE_NAME)
    go_there(page)
    page.wait_for_url("**/accounts/second-factor/authenticate/**")
    page.fill("[name=code]", code(secret))
    page.click("main button.button")
    page.wait_for_url(lambda url: "/accounts/" not in url)
    assert albers.name in page.inner_text("header")
    assert [each for each in browsers.complaints if "404" not in each] == []  # the provider has no icon


@pytest.mark.journey
@pytest.mark.parametrize("email", ["fremd@elsewhere.example", "kemal.yildiz@norderdiek.example"])
def test_nobody_else_does(page: Any, elsewhere: str, berger: Person, email: str) -> None:
    """Neither a stranger, nor somebody whose address the provider has not verified; the page says what to do."""
    invited("yildiz", berger)
    go_there(page, email)
    page.wait_for_url("**/callback/**")
    assert "Sie sind hier noch nicht eingeladen" in page.inner_text("main")
    assert email in page.inner_text("main")
    assert axe(page) == []
    assert not SocialAccount.objects.exists()
    assert not Person.objects.filter(email="fremd@elsewhere.example").exists()
    page.goto("/people/")
    assert "/accounts/login/" in page.url


def test_providers_are_read_from_the_environment() -> None:
    """One or several; where a form may lead follows from them."""
    said = {
        "STIMMIG_OIDC_URL": "https://login.example/tenant/v2.0/",
        "STIMMIG_OIDC_TRUST_EMAIL": "yes",
        "STIMMIG_OIDC2_URL": "https://sso.example/realms/house",
        "STIMMIG_OIDC2_NAME": "Haus",
        "STIMMIG_OIDC_ORIGINS": "https://adfs.example",
    }
    first, second = providers(said)
    assert (first["provider_id"], first["name"], first["client_id"]) == ("oidc1", "login.example", "stimmig")
    assert (second["provider_id"], second["name"]) == ("oidc2", "Haus")
    assert [each["settings"]["trusts_email"] for each in (first, second)] == [True, False]
    assert origins(said, [first, second]) == ["https://login.example", "https://sso.example", "https://adfs.example"]
    assert providers({}) == []
