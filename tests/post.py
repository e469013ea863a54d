"""A real mail server on this machine, for tests that want to read what was sent."""

import socket
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller


class Postbox:
    """Takes every letter and keeps it; refuses all while `closed`, and always those to `unknown`."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.closed = False
        self.unknown: set[str] = set()
        self.refused = 0

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """The server's own name for: somebody hands in a letter."""
        if self.closed:
            return "554 No letters today"
        if self.unknown & set(envelope.rcpt_tos):
            self.refused += 1
            return "550 Nobody of this name here"
        letter = message_from_bytes(envelope.content.replace(b"\r\n", b"\n"), policy=default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return "250 Taken"

    def text(self, number: int = -1) -> str:
        """What a letter says."""
        return str(self.letters[number].get_content())

    def link(self, number: int = -1) -> str:
        """The one link of a letter, without the house's address."""
        (link,) = [line for line in self.text(number).splitlines() if "://" in line]
        return "/" + link.split("/", 3)[3]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def postbox(settings: Any) -> Iterator[Postbox]:
    """Mail is set up, and whatever the house sends arrives here."""
    box = Postbox()
    server = Controller(box, hostname="127.0.0.1", port=_free_port())
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.hostname, server.port
    settings.HOUSE_URL = "https://stimmig.norderdiek.example"
    settings.DEFAULT_FROM_EMAIL = "Stimmig <stimmig@norderdiek.example>"
    yield box
    server.stop()
