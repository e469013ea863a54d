"""What is said in the place of an answer, and the notice with which an AI begins: words to start from, by language."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from stimmig.content import compiled
from stimmig.content.emergencies import emergency
from stimmig.core import policy as core

FILE = Path(__file__).with_name("sayings.toml")


def says(language: str, country: str = core.HOME) -> dict[str, str]:
    """Every sentence by its code, as a house in this country says it."""
    ours = {code: words for code, words in _document()[language].items() if isinstance(words, str)}
    return ours | {core.EMERGENCY: emergency(country).line[language]}


def notice(channel: str, language: str, house: str) -> str:
    """The notice on a channel in the name of a house."""
    words: str = _document()[language]["notices"][channel]
    return words.replace("{house}", house)


def read(file: Any) -> core.Policy:
    """A policy from its file, as it is followed: what older files do not say to somebody in need is said in our words.

    Raises what `core.policy.parse` raises.
    """
    policy = core.parse(file)
    both = {each: {code: says(each, policy.country)[code] for code in core.NEED} for each in core.LANGUAGES}
    return replace(policy, says={each: {**ours, **policy.says.get(each, {})} for each, ours in both.items()})


@cache
def _document() -> dict[str, Any]:
    return compiled.document(FILE, FILE.read_bytes())
