"""The keys of this installation, where its settings say they are."""

from functools import cache
from pathlib import Path

from django.conf import settings

from stimmig.ledger.cases.keys import Keys


def keys() -> Keys:
    """One for each process."""
    return _keys(settings.DATA / "keys", settings.KEYS_URL)


@cache
def _keys(folder: Path, url: str) -> Keys:
    return Keys(folder, url)
