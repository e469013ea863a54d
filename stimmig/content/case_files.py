"""The real cases as use case files, where the sources say enough for one. They are compared with, never shown.

A file stands beside its case under the same name. What the sources do not say is left out and counts as unknown.
"""

from collections.abc import Mapping
from functools import cache

from stimmig.content import framework
from stimmig.content.cases import FOLDER
from stimmig.content.files import load
from stimmig.core.use_case import UseCase, parse


@cache
def described() -> Mapping[str, UseCase]:
    """What is known of a real case, by its id."""
    paths = sorted(FOLDER.glob("*.yaml"))
    return {path.stem: parse(load(path.read_bytes(), path.name), framework(), complete=False) for path in paths}
