"""TOML files, compiled as Python compiles its own: what was read once lies as JSON in `__pycache__` beside them.

Reading TOML takes longer than all else a command does at its start. A compiled file is named by the SHA-256 of its
source, so it is never out of date; where none can be kept, the source is read each time.
"""

import hashlib
import json
import os
from pathlib import Path
from typing import Any


def document(path: Path, content: bytes) -> dict[str, Any]:
    """What the TOML file `path` with this content says; it holds no dates, so JSON says the same."""
    kept = path.parent / "__pycache__" / f"{path.stem}.{hashlib.sha256(content).hexdigest()[:32]}.json"
    try:
        found: dict[str, Any] = json.loads(kept.read_bytes())
    except (OSError, ValueError):  # not there, not to be read, or damaged
        found = _parsed(content)
        _keep(kept, found)
    return found


def _parsed(content: bytes) -> dict[str, Any]:
    import tomllib  # only where something was not compiled yet

    return tomllib.loads(content.decode())


def _keep(kept: Path, document: dict[str, Any]) -> None:
    """Write it beside and move it into place, so that nobody ever reads half of it."""
    beside = kept.with_suffix(f".{os.getpid()}")
    try:
        kept.parent.mkdir(exist_ok=True)
        beside.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
        beside.replace(kept)
    except OSError:
        return
