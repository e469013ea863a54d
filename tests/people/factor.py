"""Second factors for tests: an app that knows the key, and whoever signs in with it."""

import time
from typing import Any

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client

from stimmig.people.models import Person
from tests.cast import PASSWORD

HERE = "/accounts/second-factor/"
LOGIN = "/accounts/login/"


def code(secret: str, ahead: int = 0) -> str:
    """What the app shows now, or some half minutes later."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + ahead)))


def with_app(person: Person) -> str:
    """Give somebody the app and recovery codes; returns the key of the app."""
    secret = str(generate_totp_secret())
    TOTP.activate(person, secret)
    RecoveryCodes.activate(person)
    return secret


def recovery_codes(person: Person) -> list[str]:
    """The codes still unused."""
    return list(RecoveryCodes.activate(person).get_unused_codes())


def by_password(client: Client, person: Person) -> Any:
    """The first step of signing in."""
    return client.post(LOGIN, {"login": person.email, "password": PASSWORD})


def again(client: Client) -> None:
    """Show once more who one is, by password."""
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
