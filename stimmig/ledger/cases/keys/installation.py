"""The key of the installation: one file, readable by its owner only."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

KEY_BYTES = 32


class InstallationKeyGone(Exception):
    """There are keys of cases, and the one key that opens them is missing or cut. The message says what to do."""


def installation_key(folder: Path, may_make: Callable[[], bool]) -> bytes:
    """Return it, made once. Where keys rest that an earlier one locked, none is made: it has to be put back."""
    path = private(folder) / "installation"
    if not path.exists() and may_make():
        _make(path)
    key = path.read_bytes() if path.exists() else b""
    if len(key) != KEY_BYTES:
        raise InstallationKeyGone(f"{path} is missing or cut: put it back, from its backup or from another machine")
    return key


def private(folder: Path) -> Path:
    """A folder for this account only."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _make(path: Path) -> None:
    """Write it whole and durable before it gets its name; of two processes the first one's stays."""
    draft = path.with_name(f"installation.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(secrets.token_bytes(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass  # another process was quicker
    finally:
        draft.unlink()
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
