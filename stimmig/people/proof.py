"""Showing once more who one is, before something that counts: by password, code or passkey."""

import time
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY, get_authentication_records
from django.http import HttpRequest
from django.utils.http import urlencode

SECONDS = 5 * 60


@dataclass(frozen=True)
class Way:
    """One way to show who one is; it leads back afterwards."""

    name: str
    url: str


def is_fresh(request: HttpRequest) -> bool:
    """Whether this person has shown who they are within the last five minutes, besides having signed in once."""
    records = get_authentication_records(request, request.user)
    return any(_again(record) and time.time() - record["at"] < SECONDS for record in records)


def use_up(request: HttpRequest) -> None:
    """One proof is good for one signature."""
    records = get_authentication_records(request, request.user)
    request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [record for record in records if not _again(record)]


def ways(request: HttpRequest, back: str) -> list[Way]:
    """All ways open to this person but the password, which is asked on the page itself."""
    known = get_adapter().get_reauthentication_methods(request.user)
    there = urlencode({"next": back})
    return [Way(way["description"], f"{way['url']}?{there}") for way in known if way["id"] != "reauthenticate"]


def _again(record: dict[str, object]) -> bool:
    return bool(record.get("reauthenticated"))
