"""Who watches the log from outside: witnesses as STIMMIG_WITNESSES names them, each a public key and an address."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from stimmig.core.ledger.note import COSIGNS, Key, Malformed, parse_key


@dataclass(frozen=True)
class Witness:
    """Somebody who cosigns checkpoints: the key to know them by, and where they are asked."""

    key: Key
    url: str


def witnesses(text: str) -> list[Witness]:
    """Read `KEY URL, KEY URL`; ValueError says which of them is wrong, and how."""
    return [_witness(each) for each in text.split(",") if each.strip()]


def _witness(text: str) -> Witness:
    key, _space, url = text.strip().partition(" ")
    address = urlsplit(url.strip())
    if address.scheme not in {"https", "http"} or not address.hostname:
        raise ValueError(f"STIMMIG_WITNESSES names KEY URL, with https:// or http://, separated by commas: {text!r}")
    try:
        found = parse_key(key)
    except Malformed as error:
        raise ValueError(f"STIMMIG_WITNESSES: {error}") from None
    if found.kind != COSIGNS:
        raise ValueError(f"STIMMIG_WITNESSES: this is the key of a log, not of a witness: {key}")
    return Witness(found, url.strip().rstrip("/"))
