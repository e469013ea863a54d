"""One letter, once: claimed, sent, confirmed. What the mail server does not take is tried again, and logged."""

import hashlib
import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from stimmig.people import mail
from stimmig.people.models import Person
from stimmig.workbench.actions.claiming import claim, confirm, put_off
from stimmig.workbench.queries.notices import token_for

LOG = logging.getLogger("stimmig.watch")


def write_once(
    template: str, key: str, *, to: Person, way: str, at: datetime, said: Callable[[], Mapping[str, Any]]
) -> bool:
    """Send what `said` brings together under one name (`key`); whether it left the house now."""
    choice = mail.address(reverse("mail_choice", args=[token_for(to)]))
    return sent_once(
        key,
        at,
        lambda: mail.send_under(
            _headers(key, choice), template, to=to, link=mail.address(way), choice=choice, **said()
        ),
    )


def sent_once(key: str, at: datetime, send: Callable[[], None]) -> bool:
    """Claim, send, confirm; a letter the mail server did not take is tried again."""
    if not (claimed := claim(key, at)):
        return False
    try:
        send()
    except mail.NotSent as refused:
        put_off(claimed)
        LOG.warning("letter %s did not leave, tried again later: %s", key, refused)
        return False
    confirm(claimed, at)
    return True


def named(key: str) -> dict[str, str]:
    """The same letter has the same name, by which mail programs know it when it comes twice."""
    name, house = hashlib.sha256(key.encode()).hexdigest()[:32], settings.ALLOWED_HOSTS[0].strip("[]")
    return {"Message-ID": f"<{name}@{house}>"}


def _headers(key: str, choice: str) -> dict[str, str]:
    """With its name, and a way to stop letters by one click in the mail program (RFC 8058)."""
    stop = {"List-Unsubscribe": f"<{choice}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return named(key) | stop
