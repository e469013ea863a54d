"""One signed POST. The address is looked up once, checked, and exactly that is called; nothing leads elsewhere."""

import http.client
import socket
import time
from dataclasses import dataclass
from ipaddress import ip_network

from django.conf import settings

from stimmig.core import webhooks as core
from stimmig.operation.posting import place, post

READ_BYTES_MAX = 1024  # of an answer only the status counts
GOOD = range(200, 300)


@dataclass(frozen=True)
class Answer:
    """What came of an attempt: the status, or 0 and why there was none."""

    status: int
    why: str = ""
    retry_after: int = 0  # seconds

    @property
    def is_good(self) -> bool:
        return self.status in GOOD


def call(url: str, key: str, id: str, body: bytes) -> Answer:
    """Send one message now. Redirects are not followed, proxies not asked."""
    if not core.is_welcome(url):
        return Answer(0, "only https, or this machine")
    try:
        return _answer(url, _headers(key, id, body), body)
    except (OSError, http.client.HTTPException, UnicodeError) as error:  # also TLS, a time that is up, no real name
        return Answer(0, str(error) or type(error).__name__)


def _headers(key: str, id: str, body: bytes) -> dict[str, str]:
    now = int(time.time())
    return {
        "content-type": "application/json",
        "user-agent": "Stimmig",
        "webhook-id": id,
        "webhook-timestamp": str(now),
        "webhook-signature": core.signature(key, id, now, body),
    }


def _answer(url: str, headers: dict[str, str], body: bytes) -> Answer:
    reach = _looked_up(*place(url))
    if not reach:
        return Answer(0, "the name stands for a private address; STIMMIG_WEBHOOK_NETWORKS can allow it")
    answer = post(url, body, headers, reach, READ_BYTES_MAX)
    return Answer(answer.status, answer.reason, _seconds(answer.headers.get("retry-after", "")))


def _looked_up(host: str, port: int) -> str:
    """An address the name stands for, if all of them may be called; else nothing."""
    allowed = [ip_network(each) for each in settings.WEBHOOK_NETWORKS]
    found = [str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    return found[0] if found and all(core.may_reach(each, allowed) for each in found) else ""


def _seconds(text: str) -> int:
    """What `Retry-After` asks for, where it is a number of seconds."""
    return int(text) if text.isascii() and text.isdigit() else 0
