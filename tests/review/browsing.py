"""Somebody of the cast at the pages of a review."""

from typing import Any

from django.test import Client

from tests.cast import person


def at(who: str) -> Client:
    """A visit of somebody who is signed in."""
    client = Client()
    client.force_login(person(who))
    return client


def text(response: Any) -> str:
    """What a page says."""
    return str(response.content.decode())
