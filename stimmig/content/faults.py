"""Faults of a use case file as sentences: where, what is wrong, what was found, what to do. German and English."""

import tomllib
from functools import cache
from pathlib import Path

from stimmig.core.errors import Fault

Words = dict[str, dict[str, dict[str, str]]]


def sentence(fault: Fault, language: str) -> str:
    """What is wrong, and what to do about it."""
    words = _words()
    found = words["places"]["nothing"][language] if fault.found is None else fault.found
    return words["sentences"][fault.code][language].format(found=found, allowed=_allowed(fault, language))


def place(fault: Fault, language: str) -> str:
    """Where it is: the path inside the file, and the line where it is known."""
    places = _words()["places"]
    line = places["line"][language].format(number=fault.line) if fault.line else ""
    return ", ".join(filter(None, (fault.path, line))) or places["file"][language]


def _allowed(fault: Fault, language: str) -> str:
    words = _words()
    if fault.code == "out_of_range":
        return words["places"]["range"][language].format(*fault.allowed)
    if fault.code == "wrong_type":
        kind, *values = (words["types"][word][language] if word in words["types"] else word for word in fault.allowed)
        return f"{kind}: {', '.join(values)}" if values else kind
    return ", ".join(fault.allowed)


@cache
def _words() -> Words:
    return tomllib.loads(Path(__file__).with_name("faults.toml").read_text("utf-8"))
