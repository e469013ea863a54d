"""The AI behind the gateway, over HTTP."""

import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp

from stimmig.gateway.wire.refusals import Refused

PASSED_ON = ("accept", "content-type", "traceparent", "tracestate", "baggage", "openai-beta", "x-request-id")
PASSED_BACK = ("retry-after", "retry-after-ms", "x-should-retry", "openai-model", "openai-processing-ms")
ANSWER_BYTES_MAX = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How long the AI may take, in seconds: to be reached, to say anything more, and altogether."""

    connect: float = 5.0
    silence: float = 120.0
    whole: float = 600.0


class Upstream:
    """One pool of connections. The key of the installation goes to the installation's own address, and nowhere else."""

    def __init__(self, url: str, key: str, limits: Limits) -> None:
        self.url, self._key, self._limits = url.rstrip("/"), key, limits
        self._session: aiohttp.ClientSession | None = None

    async def start(self) -> None:
        timeout = aiohttp.ClientTimeout(
            total=self._limits.whole, sock_connect=self._limits.connect, sock_read=self._limits.silence
        )
        connector = aiohttp.TCPConnector(limit=0, keepalive_timeout=30)
        self._session = aiohttp.ClientSession(
            timeout=timeout, connector=connector, auto_decompress=True, trust_env=False
        )

    async def stop(self) -> None:
        if self._session:
            await self._session.close()

    @asynccontextmanager
    async def asked(
        self, method: str, url: str, path: str, headers: Mapping[str, str], raw: bytes | None = None
    ) -> AsyncIterator[aiohttp.ClientResponse]:
        """Ask, and close the connection when the answer was not read to its end. Nothing is asked twice."""
        if not url and not self.url:
            raise Refused(503, "no_upstream", "No address of an AI is set. See STIMMIG_UPSTREAM.", type="server_error")
        passed = {name: headers[name] for name in PASSED_ON if name in headers}
        if self._key and (not url or url.rstrip("/") == self.url):
            passed["authorization"] = f"Bearer {self._key}"
        if self._session is None:
            raise RuntimeError("the gateway has not started")
        try:
            response = await self._session.request(
                method, (url.rstrip("/") or self.url) + path, data=raw, headers=passed, allow_redirects=False
            )
        except TimeoutError:
            raise too_slow() from None
        except aiohttp.ClientError as error:
            message = f"The AI cannot be reached ({type(error).__name__})."
            raise Refused(502, "upstream_unreachable", message, type="server_error", headers=AGAIN) from None
        try:
            yield response
        finally:
            if response.content.at_eof():
                response.release()
            else:
                response.close()


AGAIN = {"retry-after": "2"}


def too_slow() -> Refused:
    """504: the AI took longer than it may."""
    return Refused(504, "upstream_timeout", "The AI did not answer in time.", type="server_error", headers=AGAIN)


def broken_off() -> Refused:
    """502: the AI began to answer and did not finish."""
    return Refused(502, "upstream_broke_off", "The AI broke off its answer.", type="server_error", headers=AGAIN)


def given_back(response: aiohttp.ClientResponse) -> dict[str, str]:
    """The headers of the AI's answer that concern the service."""
    limits = {name.lower(): value for name, value in response.headers.items() if name.lower().startswith("x-ratelimit")}
    return {name: response.headers[name] for name in PASSED_BACK if name in response.headers} | limits


def from_environment() -> tuple[str, str]:
    """Address and key of the installation's AI."""
    return os.environ.get("STIMMIG_UPSTREAM", ""), os.environ.get("STIMMIG_UPSTREAM_KEY", "")


async def whole(response: aiohttp.ClientResponse) -> bytes:
    """The answer in one piece; Refused where it breaks off, takes too long or has no end."""
    parts, size = [], 0
    try:
        async for part in response.content.iter_any():
            parts.append(part)
            size += len(part)
            if size > ANSWER_BYTES_MAX:
                raise broken_off()
    except TimeoutError:
        raise too_slow() from None
    except aiohttp.ClientError:
        raise broken_off() from None
    return b"".join(parts)
