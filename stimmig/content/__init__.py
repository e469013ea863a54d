"""Words and rules as data, immutable once released. Old versions stay readable beside newer ones."""

import hashlib
from functools import cache
from pathlib import Path

from stimmig.content.compiled import document
from stimmig.core.framework import PARTS, READING, Framework, parse

CURRENT = "trace/2026-1"

_HERE = Path(__file__).parent


def versions() -> tuple[str, ...]:
    """Every version of the framework this installation can read, the newest last."""
    return tuple(f"trace/{folder.name}" for folder in sorted((_HERE / "trace").iterdir()) if folder.is_dir())


def framework(version: str = CURRENT) -> Framework:
    """The framework, whole and proved; raises Gaps where it is not, LookupError where the version is unknown."""
    return _read(version, PARTS)


def framework_for_reading(version: str = CURRENT) -> Framework:
    """Only what reading a use case needs: no anchors, no metrics. For a command that must answer at once."""
    return _read(version, READING)


@cache
def _read(version: str, parts: tuple[str, ...]) -> Framework:
    if version not in versions():
        raise LookupError(f"There is no framework {version}. Known: {', '.join(versions())}")
    folder = _HERE / version
    files = {path.stem: path.read_bytes() for path in sorted(folder.glob("*.toml"))}
    documents = {part: document(folder / f"{part}.toml", files[part]) for part in parts if part in files}
    return parse(documents, version=version, hash=_hash(files), parts=parts)


def _hash(files: dict[str, bytes]) -> str:
    """SHA-256 over name, length and bytes of every file, in the order of their names."""
    digest = hashlib.sha256()
    for name, content in files.items():
        digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()
