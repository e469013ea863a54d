"""The curated rules of hearing, read once."""

import tomllib
from functools import cache
from pathlib import Path

from stimmig.core.listening import Rules, parse

_HERE = Path(__file__).parent / "listening"


@cache
def rules() -> Rules:
    """What is heard in German and English, as the files beside this one say it."""
    return parse({folder.name: _documents(folder) for folder in sorted(_HERE.iterdir()) if folder.is_dir()})


def _documents(folder: Path) -> dict[str, dict[str, object]]:
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.toml"))}
