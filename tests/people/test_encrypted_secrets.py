"""The secrets of authenticator apps rest encrypted; whoever reads the database alone cannot sign in with them."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from stimmig.people.encryption import MARK, decrypt, encrypt
from stimmig.people.models import Person
from tests.cast import PASSWORD
from tests.people.factor import HERE, code, with_app


def test_no_secret_rests_in_clear(albers: Person) -> None:
    """Neither that of the app nor the seed of the recovery codes."""
    secret = with_app(albers)
    for each in Authenticator.objects.filter(user=albers):
        assert secret not in str(each.data)
        kept = [text for text in each.data.values() if isinstance(text, str)]
        assert [text for text in kept if not text.startswith(MARK)] == []
    assert decrypt(Authenticator.objects.get(user=albers, type="totp").data["secret"]) == secret


def test_what_rests_from_before_keeps_working(client: Client, albers: Person) -> None:
    """A secret without the mark is read as it is."""
    secret = with_app(albers)
    Authenticator.objects.filter(user=albers, type="totp").update(data={"secret": secret})
    assert TOTP(Authenticator.objects.get(user=albers, type="totp")).validate_code(code(secret))


def test_a_former_key_still_opens_what_it_closed(settings: Any) -> None:
    """As long as it is named among the former ones; afterwards nothing does."""
    kept, settings.SECRET_KEY_FALLBACKS = encrypt("geheim"), [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key of this installation"
    assert decrypt(kept) == "geheim"
    settings.SECRET_KEY_FALLBACKS = []
    assert decrypt(kept) is None


def test_under_another_key_no_code_fits(client: Client, albers: Person, settings: Any) -> None:
    """The page says so as it does of any wrong code; somebody else can take the factor away."""
    secret = with_app(albers)
    settings.SECRET_KEY = "another key of this installation"
    client.post("/accounts/login/", {"login": albers.email, "password": PASSWORD})
    page = client.post(HERE + "authenticate/", {"code": code(secret)})
    assert page.status_code in (200, 422)
    assert "Dieser Code" in page.text


@pytest.mark.parametrize("text", ["", "ÄÖÜ", "x" * 500])
def test_it_comes_back_as_it_was(text: str) -> None:
    """And is another each time it is closed."""
    assert decrypt(encrypt(text)) == text
    assert encrypt(text) != encrypt(text)
