"""Letters from the house: plain text, in the language of whoever reads them, with one link.

A letter is a template that extends people/mail/letter.txt; its first line is the subject. Where no mail is set up
nothing is sent, and the page says so and shows the link itself.
"""

import smtplib
import textwrap
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import override

from stimmig.people import queries
from stimmig.people.models import Person

WIDTH = 76
SENT_BY_A_MACHINE = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}  # no absence notes back


class NotSent(Exception):
    """No mail is set up, or the mail server did not take the letter; says which, in the server's own words."""


INVITATION = "people/mail/invitation.txt"


def is_set_up() -> bool:
    """Whether the house sends mail at all: settings name a server."""
    return bool(settings.EMAIL_HOST)


def address(path: str) -> str:
    """A whole address for a letter, which knows no page it was sent from."""
    return f"{settings.HOUSE_URL}{path}"


def language_of(person: Person) -> str:
    """What somebody reads: the language last chosen, or that of the house."""
    house = queries.house()
    return person.language or (house.language if house else settings.LANGUAGE_CODE)


def send(template: str, *, to: Person, link: str, **context: Any) -> None:
    """Send one letter now. NotSent when it did not leave the house; to a closed account only what opens it again."""
    send_under({}, template, to=to, link=link, **context)


def send_under(headers: Mapping[str, str], template: str, *, to: Person, link: str, **context: Any) -> None:
    """The same under further headers, such as a name by which a letter sent twice is known."""
    if not to.is_active and template != INVITATION:
        raise NotSent(f"the account of {to.name} is closed")
    _send(headers, to.email, *letter(template, to=to, link=link, **context))


def send_outside(headers: Mapping[str, str], template: str, *, to: str, language: str, link: str) -> None:
    """One letter to an address somebody left who has no account here, in the language they wrote in."""
    _send(headers, to, *_letter(template, language or settings.LANGUAGE_CODE, {"link": link}))


def _send(headers: Mapping[str, str], to: str, subject: str, text: str) -> None:
    if not is_set_up():
        raise NotSent("no mail is set up: STIMMIG_MAIL is empty")
    try:
        EmailMessage(subject, text, to=[to], headers={**SENT_BY_A_MACHINE, **headers}).send()
    except (smtplib.SMTPException, OSError) as error:
        raise NotSent(_in_words(error)) from error


def letter(template: str, *, to: Person, link: str, **context: Any) -> tuple[str, str]:
    """Subject and text as somebody will read them."""
    return _letter(template, language_of(to), {"person": to, "link": link, **context})


def _letter(template: str, language: str, context: Mapping[str, Any]) -> tuple[str, str]:
    with override(language):
        said = {"house": queries.house(), **context}
        subject, _, text = render_to_string(template, said).strip().partition("\n")
    return " ".join(subject.split()), _wrapped(text)


def _wrapped(text: str) -> str:
    """Short lines, as letters have them; a link stays whole, and no more than one line is left empty."""
    lines: list[str] = []
    for line in (each.rstrip() for each in text.strip().splitlines()):
        if line or (lines and lines[-1]):
            lines += textwrap.wrap(line, WIDTH, break_long_words=False, break_on_hyphens=False) or [""]
    return "\n".join(lines) + "\n"


def _in_words(error: Exception) -> str:
    """What the server or the network said."""
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        return f"{error.smtp_code} {said.decode(errors='replace') if isinstance(said, bytes) else said}"
    return str(error) or type(error).__name__
