"""One POST, without redirects and without proxies; to exactly the address that was looked up, where one is given."""

import http.client
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

TIMEOUT_SECONDS = 20
READ_BYTES_MAX = 1024 * 1024
PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Answered:
    """What came back."""

    status: int
    reason: str
    headers: Mapping[str, str]  # names in small letters
    body: bytes


class _To(http.client.HTTPConnection):
    """Calls an address that was looked up and checked before, whatever the name stands for a moment later."""

    def __init__(self, host: str, port: int, reach: str, tls: bool) -> None:
        super().__init__(host, port, timeout=TIMEOUT_SECONDS)
        self.reach, self.tls = reach, tls

    def connect(self) -> None:
        """Open the connection; the certificate has to be that of the name."""
        self.sock = socket.create_connection((self.reach, self.port), self.timeout)
        if self.tls:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def place(url: str) -> tuple[str, int]:
    """Host and port of an address."""
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or PORTS[parts.scheme]


def post(
    url: str, body: bytes, headers: Mapping[str, str], reach: str = "", read_max: int = READ_BYTES_MAX
) -> Answered:
    """Send it now. OSError or HTTPException where there is no answer."""
    parts, (host, port) = urlsplit(url), place(url)
    line = _To(host, port, reach or host, parts.scheme == "https")
    try:
        line.request("POST", (parts.path or "/") + (f"?{parts.query}" if parts.query else ""), body, dict(headers))
        answer = line.getresponse()
        said = {name.lower(): text for name, text in answer.getheaders()}
        return Answered(answer.status, answer.reason, said, answer.read(read_max))
    finally:
        line.close()
