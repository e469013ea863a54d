"""Signing in by OpenID Connect: a real provider in a second process, a real browser between the two."""

from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.conf import settings as product

from stimmig.ledger.models import Entry
from stimmig.people.models import Invitation, Person
from stimmig.providers import origins, providers
from tests.conftest import axe
from tests.people.elsewhere import go_there, invited
from tests.people.factor import code, with_app


@pytest.mark.journey
def test_whoever_was_invited_comes_in(page: Any, elsewhere: str, berger: Person, browsers: Any) -> None:
    """The first time by the verified e-mail, then by the provider's mark; a second factor here is asked as well."""
    albers = invited("albers", berger)
    go_there(page, albers.email)
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
