"""Who stamps time for the log, as STIMMIG_STAMPS names it, and whose word counts for it."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from stimmig.core.webhooks import LOCAL


@dataclass(frozen=True)
class Authority:
    """A time stamping authority: where it is asked, the certificates trusted for it, and under which policy."""

    url: str
    headers: Mapping[str, str] = field(repr=False)  # a password may stand there
    certificates: Sequence[Any]
    policy: str
    every: timedelta  # between two stamps at least

    @property
    def name(self) -> str:
        """What it is called where something is said of it; its address may hold a password."""
        return str(urlsplit(self.url).netloc)


def authority(environment: Mapping[str, str]) -> Authority | None:
    """Read STIMMIG_STAMPS and what belongs to it, None where it is empty; ValueError says what is wrong."""
    text = environment.get("STIMMIG_STAMPS", "").strip()
    if not text:
        return None
    address = urlsplit(text)
    if address.scheme not in {"https", "http"} or not address.hostname:
        raise ValueError("STIMMIG_STAMPS is the address of a time stamping authority, with https:// or http://")
    return Authority(
        address._replace(netloc=address.netloc.rpartition("@")[2]).geturl(),
        _signing_in(address),
        _certificates(environment.get("STIMMIG_STAMP_CERTIFICATES", "")),
        environment.get("STIMMIG_STAMP_POLICY", "").strip(),
        timedelta(minutes=_minutes(environment.get("STIMMIG_STAMP_MINUTES", "0"))),
    )


def _signing_in(address: SplitResult) -> dict[str, str]:
    """Name and password out of the address, as RFC 7617 sends them."""
    if address.username is None:
        return {}
    if address.scheme == "http" and address.hostname not in LOCAL:
        raise ValueError("STIMMIG_STAMPS has a name and a password: it needs https://, unless it is on this machine")
    both = f"{unquote(address.username)}:{unquote(address.password or '')}"
    return {"Authorization": f"Basic {b64encode(both.encode()).decode()}"}


def _certificates(file: str) -> list[Any]:
    from stimmig.verify import authorities  # only whoever has an authority pays for it

    try:
        return authorities.read(Path(file))
    except (OSError, ValueError) as error:
        raise ValueError(f"STIMMIG_STAMP_CERTIFICATES names a file with the certificates trusted: {error}") from None


def _minutes(text: str) -> int:
    if not text.isdecimal():
        raise ValueError(f"STIMMIG_STAMP_MINUTES is a number of minutes: {text!r}")
    return int(text)
